//! `no-downgrade`: a stage goes up, or back to what ran there before.

use super::context::{Context, Rule, SHOWN};
use super::past::{is_new, ran};
use crate::model::change::{Move, ReleaseEdit};
use crate::model::finding::Finding;
use crate::model::fleet::Declared;
use crate::model::listing::listed;
use crate::model::policy::{Pins, Stage};
use crate::model::release::Release;

const ID: &str = "no-downgrade";

/// The rule.
pub const RULE: Rule =
    Rule { id: ID, says: "a stage goes up; it goes down only to what ran there before (a rollback)", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let is_ordered = |stage: &Stage| stage.ordered && stage.pins == Pins::Release;
    if !context.policy.stage(&change.stage).is_none_or(is_ordered) {
        return Finding::pass(ID, format!("{} is set by hand, up and down", change.stage));
    }
    let new_there = |edit: &&ReleaseEdit| !ran(release, edit, context.timeline);
    let down = |edit: &&ReleaseEdit| context.was(edit).is_some_and(|old| old > release);
    let refused: Vec<&ReleaseEdit> = change.edits.iter().filter(|edit| down(edit) && new_there(edit)).collect();
    if !refused.is_empty() {
        return older(release, &refused, context);
    }
    match change.edits.iter().find(|edit| !context.timeline.complete && context.was(edit).is_none()) {
        Some(edit) => unverified(format!("what ran in {} before isn't known", edit.environment)),
        None if change.edits.iter().any(|edit| down(&edit)) => Finding::pass(ID, format!("{release} ran there before")),
        None => Finding::pass(ID, format!("no environment runs a newer release than {release}")),
    }
}

fn older(release: &Release, refused: &[&ReleaseEdit], context: &Context<'_>) -> Finding {
    let names = refused.iter().map(|edit| format!("{} ({})", edit.environment, ran_before(edit, context)));
    let fact = format!("{release} is older than what runs in {}, and never ran there", listed(names, SHOWN));
    if context.timeline.complete {
        return Finding::fail(ID, fact, "leave out what is ahead with --environment, or promote a newer release");
    }
    unverified(format!("{fact} as far as this shallow clone goes"))
}

/// What runs there; where that is no release, the last that ran.
fn ran_before(edit: &ReleaseEdit, context: &Context<'_>) -> String {
    let last = || context.was(edit).map(ToString::to_string).unwrap_or_default();
    match &edit.old {
        Some(Declared::Release(old)) => old.to_string(),
        Some(old) => format!("{old}, and last {}", last()),
        None if is_new(edit, context.timeline) => format!("new, and {} last ran {}", edit.environment.stage(), last()),
        None => format!("it last ran {}", last()),
    }
}

fn unverified(fact: String) -> Finding {
    Finding::unverified(ID, fact, "get the history: `git fetch --unshallow`")
}
