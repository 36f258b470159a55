//! `rolled-back`: what was taken back once doesn't come back by itself.

use std::collections::BTreeMap;

use super::context::{Context, Rule, SHOWN};
use super::past::forebears;
use crate::model::change::{Move, ReleaseEdit};
use crate::model::finding::Finding;
use crate::model::listing::listed;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::release::Release;
use crate::model::timeline::{Stay, Step, Timeline};

const ID: &str = "rolled-back";

/// The rule.
pub const RULE: Rule = Rule {
    id: ID,
    says: "a release that was rolled back from a stage returns only by a person who names it and says why",
    judge,
};

/// How a release last left an environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// For an older one that had run there before, by this step.
    RolledBack(Step),
    /// In any other way, if it was there at all.
    Otherwise,
    /// What would tell is cut away.
    Unseen,
}

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let bringing = context.bringing(change);
    if bringing.is_empty() {
        return context.promotion(ID, change, || Finding::pass(ID, "nothing is brought"));
    }
    of_edits(&bringing, (release, change), context)
}

/// Going back is no way around: what was rolled back once is no release to go back to without a reason.
fn of_edits(edits: &[&ReleaseEdit], (release, change): (&Release, &Move), context: &Context<'_>) -> Finding {
    let (mut rolled_back, mut unseen, mut steps) = (Vec::new(), Vec::new(), BTreeMap::new());
    for edit in edits {
        match left(context.timeline, release, &edit.environment) {
            Left::RolledBack(step) => {
                rolled_back.push(&edit.environment);
                steps.insert(step.ordinal, step.told());
            }
            Left::Unseen => unseen.push(&edit.environment),
            Left::Otherwise => {}
        }
    }
    if rolled_back.is_empty() && unseen.is_empty() {
        return Finding::pass(ID, format!("{release} was never rolled back there"));
    }
    if let Some(reason) = context.claims.reason(ID, release) {
        return Finding::pass(ID, format!("{release} is brought back by name: {reason}"));
    }
    if rolled_back.is_empty() {
        let unseen = listed(unseen, SHOWN);
        let fact = format!("whether {release} was rolled back from {unseen} can't be seen in this shallow clone");
        return Finding::unverified(ID, fact, "get the history: `git fetch --unshallow`");
    }
    let (rolled_back, steps) = (listed(rolled_back, SHOWN), listed(steps.values(), SHOWN));
    let fact = format!("{release} was rolled back from {rolled_back} by {steps}");
    let is_back = edits.iter().any(|edit| context.was(edit).is_some_and(|old| old > release));
    let ask = if is_back {
        format!("git eurodat rollback {} --to {release} --reason REASON", change.stage)
    } else {
        format!("git eurodat promote {} --release {release} --override {ID}=REASON", change.stage)
    };
    Finding::fail(ID, fact, format!("take another release, or bring it back by name: {ask}"))
}

/// Where and when a release was rolled back from a stage, one sentence; none where it wasn't, as far as is seen.
#[must_use]
pub fn of_stage(stage: &StageName, release: &Release, timeline: &Timeline) -> Option<String> {
    let left = timeline.of_stage(stage).filter_map(|(name, stays)| match left_by(stays, release, timeline) {
        Left::RolledBack(step) => Some((name, step)),
        Left::Otherwise | Left::Unseen => None,
    });
    let (names, steps): (Vec<_>, Vec<_>) = left.map(|(name, step)| (name, (step.ordinal, step.told()))).unzip();
    let steps: BTreeMap<u64, String> = steps.into_iter().collect();
    let (names, steps) = ((!names.is_empty()).then(|| listed(names, SHOWN))?, listed(steps.values(), SHOWN));
    Some(format!("{release} was rolled back from {names} by {steps}"))
}

/// How a release left an environment. Where it never was there, how it left those whose past the environment takes
/// over, unless it came to the stage again since.
fn left(timeline: &Timeline, release: &Release, environment: &EnvironmentName) -> Left {
    let own = timeline.of(environment);
    if own.iter().any(|stay| stay.runs(release)) {
        return left_by(own, release, timeline);
    }
    if !timeline.complete {
        return Left::Unseen;
    }
    let joined = own.first().map_or(u64::MAX, |stay| stay.since.ordinal);
    let stays = || timeline.of_stage(environment.stage()).flat_map(|(_, stays)| stays);
    let came_after = |step: Step| stays().any(|stay| stay.runs(release) && stay.since.ordinal > step.ordinal);
    let each = forebears(timeline, environment).map(|stays| left_by(stays, release, timeline));
    let holds = |left: &Left| matches!(left, Left::RolledBack(step) if step.ordinal <= joined && !came_after(*step));
    each.filter(holds).last().unwrap_or(Left::Otherwise)
}

fn left_by(stays: &[Stay], release: &Release, timeline: &Timeline) -> Left {
    let unseen = if timeline.complete { Left::Otherwise } else { Left::Unseen };
    let Some(last) = stays.iter().rposition(|stay| stay.runs(release)) else { return unseen };
    let (before, after) = stays.split_at(last);
    // A pause, or a branch in between, hides no rollback.
    let next = after.iter().skip(1).find_map(|stay| Some((stay.declared.release()?, stay.since)));
    let Some((next, by)) = next.filter(|(next, _)| *next < release) else { return Left::Otherwise };
    if before.iter().any(|stay: &Stay| stay.runs(next)) { Left::RolledBack(by) } else { unseen }
}
