//! `stage-order`: no edit raises a stage above the one before it.

use super::context::{Context, Rule};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::policy::Pins;
use crate::model::release::Release;

const ID: &str = "stage-order";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "no stage is raised above what the stage before it runs", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let Some(before) = context.policy.stage_before(&change.stage).filter(|stage| stage.pins == Pins::Release) else {
        return Finding::pass(ID, format!("no stage of releases stands before {}", change.stage));
    };
    let rises = change.edits.iter().any(|edit| edit.old.release().is_none_or(|old: &Release| old < release));
    match context.fleet.newest_of(&before.name) {
        Some(newest) if newest >= release => Finding::pass(ID, format!("{} runs {newest}", before.name)),
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
