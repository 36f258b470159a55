//! `no-downgrade`: a stage goes up, or back to what ran there before.

use super::context::{Context, Rule, SHOWN};
use crate::model::change::{Move, ReleaseEdit};
use crate::model::finding::Finding;
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
    let new_there = |edit: &&ReleaseEdit| context.timeline.ran(release, &edit.environment).next().is_none();
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
    let names = refused.iter().map(|edit| format!("{} ({})", edit.environment, edit.was()));
    let fact = format!("{release} is older than what runs in {}, and never ran there", listed(names, SHOWN));
    if context.timeline.complete {
        return Finding::fail(ID, fact, "leave out what is ahead with --environment, or promote a newer release");
    }
    unverified(format!("{fact} as far as this shallow clone goes"))
}

fn unverified(fact: String) -> Finding {
    Finding::unverified(ID, fact, "get the history: `git fetch --unshallow`")
}
