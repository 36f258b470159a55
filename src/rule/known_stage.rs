//! `known-stage`: every values file belongs to a configured stage.

use super::context::{Context, Rule};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::listing::listed;

const ID: &str = "known-stage";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "every values file belongs to a configured stage", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    if context.policy.stage(&change.stage).is_some() {
        return Finding::pass(ID, format!("{} is a stage of the policy", change.stage));
    }
    let stages = listed(context.policy.stages.iter().map(|stage| &stage.name), usize::MAX);
    Finding::fail(ID, format!("no stage is called {}", change.stage), format!("the stages are {stages}"))
}
