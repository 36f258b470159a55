//! `no-downgrade`: a stage goes up, or back to what ran there before.

use super::context::{Context, Rule, SHOWN};
use crate::model::change::{Move, ReleaseEdit};
use crate::model::finding::Finding;
use crate::model::listing::listed;

const ID: &str = "no-downgrade";

/// The rule.
pub const RULE: Rule =
    Rule { id: ID, says: "a stage goes up; it goes down only to what ran there before (a rollback)", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let down: Vec<&ReleaseEdit> =
        change.edits.iter().filter(|edit| context.was(edit).is_some_and(|old| old > release)).collect();
    if down.is_empty() {
        return Finding::pass(ID, format!("no environment runs a newer release than {release}"));
    }
    let new_there: Vec<String> = down
        .iter()
        .filter(|edit| context.timeline.ran(release, &edit.environment).next().is_none())
        .map(|edit| format!("{} ({})", edit.environment, edit.was()))
        .collect();
    if new_there.is_empty() {
        return Finding::pass(ID, format!("{release} ran there before"));
    }
    let fact = format!("{release} is older than what runs in {}, and never ran there", listed(new_there, SHOWN));
    if context.timeline.complete {
        return Finding::fail(ID, fact, "leave out what is ahead with --environment, or promote a newer release");
    }
    let fact = format!("{fact} as far as this shallow clone goes");
    Finding::unverified(ID, fact, "get the history: `git fetch --unshallow`")
}
