//! `not-frozen`: the stage takes no promotion during a freeze.

use jiff::Timestamp;

use super::context::{Context, Rule};
use crate::model::change::Move;
use crate::model::facts::Known;
use crate::model::finding::Finding;
use crate::model::policy::Freeze;

const ID: &str = "not-frozen";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "the stage takes no promotion during a freeze", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    context.promotion(ID, change, || of_promotion(change, context))
}

fn of_promotion(change: &Move, context: &Context<'_>) -> Finding {
    let freezes: Vec<&Freeze> =
        context.policy.freezes.iter().filter(|freeze| freeze.stages.contains(&change.stage)).collect();
    if freezes.is_empty() {
        return Finding::pass(ID, format!("the policy has no freeze for {}", change.stage));
    }
    let now = match &context.facts.now {
        Known::Yes(now) => *now,
        Known::No(why) => return Finding::unverified(ID, format!("the time is not known: {why}"), LATER),
    };
    match freezes.into_iter().filter(|freeze| holds(freeze, now)).max_by_key(|freeze| freeze.until) {
        None => Finding::pass(ID, format!("{} is not frozen now", change.stage)),
        Some(Freeze { until, reason, .. }) => Finding::fail(
            ID,
            format!("{} is frozen until {until}: {reason}", change.stage),
            format!("wait for its end, or change it in {}", context.policy_file()),
        ),
    }
}

/// Dates of commits can be what anybody likes; the merge request holds when it was merged.
const LATER: &str = "look at the merge request: when was it merged?";

/// From its start on, up to and without its end.
fn holds(freeze: &Freeze, now: Timestamp) -> bool {
    freeze.from <= now && now < freeze.until
}
