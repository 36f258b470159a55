//! `outside-order`: a stage outside the order, or one that takes none for now, takes no promotion.

use super::context::{Context, Rule};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::policy::{Pins, PromotionMode, Stage};

const ID: &str = "outside-order";

/// The rule.
pub const RULE: Rule = Rule {
    id: ID,
    says: "a stage outside the order, one that pins branches, or one with `promotion = \"never\"` takes no promotion",
    judge,
};

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(stage) = context.policy.stage(&change.stage) else {
        return Finding::unverified(ID, "the stage is not known", "see known-stage");
    };
    // Where nothing is promoted, an edit by hand is everyday work.
    if !stage.ordered || stage.pins == Pins::Branch {
        return Finding::pass(ID, format!("{} is set by hand", stage.name));
    }
    context.promotion(ID, change, || refusal(stage).unwrap_or_else(|| stands(stage)))
}

fn stands(stage: &Stage) -> Finding {
    Finding::pass(ID, format!("{} stands in the promotion order", stage.name))
}

/// Why nothing can be promoted to a stage, whatever it is: what one asks before there is a move.
#[must_use]
pub fn refusal(stage: &Stage) -> Option<Finding> {
    reason(stage).map(|(fact, help)| Finding::fail(ID, fact, help))
}

fn reason(stage: &Stage) -> Option<(String, String)> {
    let name = &stage.name;
    if !stage.ordered {
        return Some((
            format!("{name} stands outside the promotion order"),
            "its environments are set by hand: `git eurodat bump`".to_owned(),
        ));
    }
    if stage.promotion == PromotionMode::Never {
        return Some((
            format!("{name} takes no promotion for now (`promotion = \"never\"`)"),
            "change the stage's `promotion` in .eurodat.toml on the target branch first".to_owned(),
        ));
    }
    (stage.pins == Pins::Branch).then(|| {
        (
            format!("{name} runs branches, not releases"),
            "its environments are set by hand: `git eurodat bump`".to_owned(),
        )
    })
}
