//! What the policy demands and no rule judges yet: it is told as unverified, and never passed over.

use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::policy::Stage;
use crate::rule::Context;

/// One finding for each demand of the policy on this move that nothing here can judge.
pub(super) fn unjudged(change: &Move, context: &Context<'_>) -> Vec<Finding> {
    let Some(stage) = context.policy.stage(&change.stage) else { return Vec::new() };
    let gates = context.policy.stage_before(&stage.name).map(gates);
    [gates.flatten(), soak(stage), alone(stage), approvals(stage)].into_iter().flatten().collect()
}

fn gates(before: &Stage) -> Option<Finding> {
    let fact = format!("whether {} passed in {} is not known here", before.gates.join(", "), before.name);
    (!before.gates.is_empty()).then(|| open("gate-passed", fact))
}

fn soak(stage: &Stage) -> Option<Finding> {
    let soak = stage.soak?;
    let hours = soak.as_secs().div_ceil(3600);
    Some(open("soaked", format!("whether it ran for {hours} h in the stage before is not judged here")))
}

fn alone(stage: &Stage) -> Option<Finding> {
    let fact = format!("what else comes to {} with the merge is not known here", stage.name);
    stage.alone.then(|| open("alone", fact))
}

fn approvals(stage: &Stage) -> Option<Finding> {
    let fact = format!("{} approvals are asked for, and given on the merge request", stage.approvals);
    (stage.approvals > 0).then(|| open("approved", fact))
}

fn open(rule: &'static str, fact: String) -> Finding {
    Finding::unverified(rule, fact, "see to it before the merge")
}
