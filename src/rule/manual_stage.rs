//! `manual-stage`: people, not pipelines, ask for a promotion to a manual stage.

use super::context::{Context, Rule};
use crate::model::change::Move;
use crate::model::facts::{Asker, Known};
use crate::model::finding::Finding;
use crate::model::policy::PromotionMode;

const ID: &str = "manual-stage";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "people, not pipelines, ask for a promotion to a manual stage", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    context.promotion(ID, change, || of_promotion(change, context))
}

fn of_promotion(change: &Move, context: &Context<'_>) -> Finding {
    let stage = &change.stage;
    if context.policy.stage(stage).is_none_or(|stage| stage.promotion != PromotionMode::Manual) {
        return Finding::pass(ID, format!("{stage} is no manual stage"));
    }
    match &context.facts.asker {
        Known::Yes(Asker::Person) => Finding::pass(ID, "a person asks"),
        Known::Yes(Asker::Pipeline) => Finding::fail(
            ID,
            format!("a pipeline asks for a promotion to {stage}"),
            format!("ask for it by hand: git eurodat promote {stage}"),
        ),
        Known::No(why) => Finding::unverified(
            ID,
            format!("who asks is not known: {why}"),
            "look at the merge request: who asked, and who merged it?",
        ),
    }
}
