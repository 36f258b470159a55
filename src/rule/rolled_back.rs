//! `rolled-back`: what was taken back once doesn't come back by itself.

use std::collections::BTreeMap;

use super::context::{Context, Rule, SHOWN};
use crate::model::change::{Move, ReleaseEdit};
use crate::model::finding::Finding;
use crate::model::listing::listed;
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
    context.promotion(ID, change, || of_promotion(change, context))
}

fn of_promotion(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let (mut rolled_back, mut unseen, mut steps) = (Vec::new(), Vec::new(), BTreeMap::new());
    for edit in &change.edits {
        match left(context.timeline, release, edit) {
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
    let ask = format!("git eurodat promote {} --release {release} --override {ID}=REASON", change.stage);
    Finding::fail(ID, fact, format!("promote a newer release, or bring it back by name: {ask}"))
}

fn left(timeline: &Timeline, release: &Release, edit: &ReleaseEdit) -> Left {
    let stays = timeline.of(&edit.environment);
    let unseen = if timeline.complete { Left::Otherwise } else { Left::Unseen };
    let Some(last) = stays.iter().rposition(|stay| stay.runs(release)) else { return unseen };
    let (before, after) = stays.split_at(last);
    // A pause, or a branch in between, hides no rollback.
    let next = after.iter().skip(1).find_map(|stay| Some((stay.declared.release()?, stay.since)));
    let Some((next, by)) = next.filter(|(next, _)| *next < release) else { return Left::Otherwise };
    if before.iter().any(|stay: &Stay| stay.runs(next)) { Left::RolledBack(by) } else { unseen }
}
