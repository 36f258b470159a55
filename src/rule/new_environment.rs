//! `new-environment`: an environment that joins starts at a release its stage runs.

use super::context::{Context, Rule, SHOWN};
use super::state::{Subject, Surroundings};
use crate::model::change::{Move, ReleaseEdit};
use crate::model::diagnostic::Diagnostic;
use crate::model::finding::Finding;
use crate::model::fleet::Environment;
use crate::model::listing::listed;
use crate::model::policy::Pins;

const ID: &str = "new-environment";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "an environment that joins starts at a release its stage runs", judge };

/// What joins together with a promotion of its stage is judged as that is, and so is the first of a stage.
fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let (joining, there): (Vec<&ReleaseEdit>, Vec<&ReleaseEdit>) =
        change.edits.iter().partition(|edit| edit.old.is_none());
    if joining.is_empty() {
        return Finding::pass(ID, "no environment joins");
    }
    let stage = &change.stage;
    if context.policy.stage(stage).is_none_or(|stage| stage.pins == Pins::Branch) {
        return Finding::pass(ID, format!("{stage} may hold anything"));
    }
    let others = || context.fleet.of_stage(stage).filter_map(|other| Some((other, other.declared.release()?)));
    if let Some((other, _)) = others().find(|(_, runs)| *runs == release) {
        return Finding::pass(ID, format!("{} runs {release}", other.name));
    }
    if !there.is_empty() {
        return Finding::pass(ID, format!("it joins as {stage} moves to {release}"));
    }
    let Some((other, runs)) = others().next() else {
        return Finding::pass(ID, format!("no other environment of {stage} runs a release"));
    };
    let names = listed(joining.iter().map(|edit| &edit.environment), SHOWN);
    let fact = format!("{names} joins at {release}, which no environment of {stage} runs");
    Finding::fail(ID, fact, format!("start it at a release that the stage runs, such as {runs} of {}", other.name))
}

/// Judges one environment by those of the base: what joins can't vouch for what joins with it. The first of a stage has
/// nothing to agree with.
#[must_use]
pub fn inspect(subject: &Subject<'_>, around: &Surroundings<'_>) -> Option<Diagnostic> {
    let (stage, release) = subject.pinned(around.policy)?;
    if !subject.joins {
        return None;
    }
    let runs = |environment: &Environment| environment.declared.release() == Some(release);
    let other = (around.base)(&stage.name, &|other| other.declared.release().is_some())?;
    if (around.base)(&stage.name, &runs).is_some() {
        return None;
    }
    let own = subject.environment;
    let message = format!("{} joins at {release}, which no environment of {} runs", own.name, stage.name);
    let found = Diagnostic::error(ID, &own.path, message)
        .about(around.policy.values.release.to_string())
        .help(format!("start it at a release that the stage runs, such as {} of {}", other.declared, other.name));
    Some(subject.place.cloned().into_iter().fold(found, Diagnostic::at))
}
