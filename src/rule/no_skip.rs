//! `no-skip`: a release goes through every stage, at any time, not only now.

use super::before::{arrival, present, stage_before};
use super::context::{Context, Rule, SHOWN};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::listing::listed;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::timeline::Timeline;

const ID: &str = "no-skip";

/// The rule.
pub const RULE: Rule = Rule {
    id: ID,
    says: "the release ran in every environment that the stage before had when it came there, at any time",
    judge,
};

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    context.promotion(ID, change, || of_promotion(change, context))
}

fn of_promotion(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let Some(before) = stage_before(&change.stage, context.policy) else {
        return Finding::pass(ID, format!("releases start in {}", change.stage));
    };
    let Some(came) = arrival(context.timeline, &before.name, release) else {
        return missing(context.timeline, format!("{release} never ran in {}", before.name), &before.name);
    };
    let skipped: Vec<&EnvironmentName> = present(context.timeline, &before.name, came)
        .filter(|(_, stays)| !stays.iter().any(|stay| stay.runs(release)))
        .map(|(name, _)| name)
        .collect();
    if skipped.is_empty() {
        return Finding::pass(ID, format!("{release} ran in all of {}", before.name));
    }
    missing(context.timeline, format!("{release} never ran in {}", listed(skipped, SHOWN)), &before.name)
}

/// Not seen is not the same as not there, where the history is cut.
fn missing(timeline: &Timeline, fact: String, before: &StageName) -> Finding {
    if timeline.complete {
        return Finding::fail(ID, fact, format!("promote it to {before} first"));
    }
    Finding::unverified(
        ID,
        format!("{fact} as far as this shallow clone goes"),
        "get the history: `git fetch --unshallow`",
    )
}
