//! `stage-order`: no edit raises a stage above the one before it.

use super::before::stage_before;
use super::context::{Context, Rule};
use super::state::{Subject, Surroundings};
use crate::model::change::Move;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::finding::Finding;
use crate::model::fleet::Declared;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::release::Release;

const ID: &str = "stage-order";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "no stage is raised above what the stage before it runs", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    context.promotion(ID, change, || of_promotion(change, context))
}

fn of_promotion(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let Some(before) = stage_before(&change.stage, context.policy) else {
        return Finding::pass(ID, format!("no stage of releases stands before {}", change.stage));
    };
    let rises =
        change.edits.iter().any(|edit| edit.old.as_ref().and_then(Declared::release).is_none_or(|old| old < release));
    match context.fleet.newest_of(&before.name) {
        Some(newest) if newest >= release => match gives_up(release, &before.name, context).filter(|_| rises) {
            None => Finding::pass(ID, format!("{} runs {newest}", before.name)),
            Some(what) => Finding::fail(
                ID,
                format!("the same change takes {} from {newest} to {what}", before.name),
                format!("a release doesn't go on from where it is taken back: leave {} at {release}", before.name),
            ),
        },
        Some(newest) if rises => Finding::fail(
            ID,
            format!("{} runs {newest}, which is older than {release}", before.name),
            format!("promote {release} to {} first", before.name),
        ),
        Some(newest) => Finding::pass(ID, format!("nothing is raised; {} runs {newest}", before.name)),
        None => Finding::fail(
            ID,
            format!("{} runs no release", before.name),
            format!("promote {release} to {} first", before.name),
        ),
    }
}

/// What else a stage runs after the change, where it runs nothing as new as a release any more.
fn gives_up<'a>(release: &Release, stage: &StageName, context: &Context<'a>) -> Option<&'a Declared> {
    let moves = || context.others.iter().filter(|other| other.stage == *stage);
    let is_moved =
        |name: &EnvironmentName| moves().flat_map(|other| &other.edits).any(|edit| edit.environment == *name);
    let stays = context.fleet.of_stage(stage).filter(|one| !is_moved(&one.name)).map(|one| &one.declared);
    let mut after = stays.chain(moves().map(|other| &other.new)).filter_map(Declared::release);
    if after.any(|runs| runs >= release) {
        return None;
    }
    moves().map(|other| &other.new).next()
}

/// Judges the state of one environment: a warning where it stands above the stage before, an error where an edit raised
/// it so.
#[must_use]
pub fn inspect(subject: &Subject<'_>, around: &Surroundings<'_>) -> Option<Diagnostic> {
    let (stage, release) = subject.pinned(around.policy)?;
    let before = stage_before(&stage.name, around.policy)?;
    let proven = |other: &Release| other >= release;
    if (around.now)(&before.name, &|other| other.declared.release().is_some_and(proven)).is_some() {
        return None;
    }
    let (own, before) = (subject.environment, &before.name);
    let message = format!("{} declares {release}, and no environment of {before} runs it or a newer one", own.name);
    let found = Diagnostic::warning(ID, &own.path, message)
        .about(around.policy.values.release.to_string())
        .help(format!("promote {release} to {before} first"));
    let severity = if is_raised(subject, release, around) { Severity::Error } else { Severity::Warning };
    Some(subject.place.cloned().into_iter().fold(Diagnostic { severity, ..found }, Diagnostic::at))
}

fn is_raised(subject: &Subject<'_>, release: &Release, around: &Surroundings<'_>) -> bool {
    let was = || (around.was)(&subject.environment.path);
    subject.joins || was().is_some_and(|old| old.release().is_none_or(|old| old < release))
}
