//! `gate-passed`: a release leaves a stage only when it has passed the gates there.

use super::before::{proving, stage_before};
use super::context::{Context, Rule, SHOWN};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::listing::listed;
use crate::model::policy::Stage;
use crate::model::release::Release;

const ID: &str = "gate-passed";

/// The rule.
pub const RULE: Rule = Rule {
    id: ID,
    says: "every gate of the stage before passed for this release in each environment that it had to run in",
    judge,
};

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    context.promotion(ID, change, || of_promotion(change, context))
}

fn of_promotion(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    match stage_before(&change.stage, context.policy) {
        None => Finding::pass(ID, format!("releases start in {}", change.stage)),
        Some(before) if before.gates.is_empty() => Finding::pass(ID, format!("{} has no gates", before.name)),
        Some(before) => of_gates(before, release, context),
    }
}

/// Git holds nothing that shows a gate's result: a message can claim one, and prove none.
fn of_gates(before: &Stage, release: &Release, context: &Context<'_>) -> Finding {
    let environments = proving(context.timeline, &before.name, release);
    let mut places = listed(environments.iter().map(|(name, _)| name), SHOWN);
    if places.is_empty() {
        places = before.name.to_string();
    }
    let gates = listed(&before.gates, SHOWN);
    let fact = format!("whether {gates} passed in {places} for {release} is not known here");
    Finding::unverified(ID, fact, format!("look at the jobs in the forge: {gates} in {places}"))
}
