//! `no-skip`: a release goes through every stage, at any time, not only now.

use super::context::{Context, Rule, SHOWN};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::listing::listed;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::policy::Pins;
use crate::model::release::Release;
use crate::model::timeline::{Stay, Timeline};

const ID: &str = "no-skip";

/// The rule.
pub const RULE: Rule = Rule {
    id: ID,
    says: "the release ran in every environment that the stage before had when it came there, at any time",
    judge,
};

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let Some(before) = context.policy.stage_before(&change.stage).filter(|stage| stage.pins == Pins::Release) else {
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

/// When a release first came to a stage, as a place in the history.
fn arrival(timeline: &Timeline, stage: &StageName, release: &Release) -> Option<u64> {
    let stays = timeline.of_stage(stage).flat_map(|(_, stays)| stays);
    stays.filter(|stay| stay.runs(release)).map(|stay| stay.since.ordinal).min()
}

/// The environments that a stage had at a place in the history and still has, with their stays; all that it has where
/// the history is cut, as the release may have come there before.
fn present<'a>(
    timeline: &'a Timeline,
    stage: &'a StageName,
    at: u64,
) -> impl Iterator<Item = (&'a EnvironmentName, &'a [Stay])> {
    let there = move |stay: &Stay| stay.since.ordinal <= at && stay.until.is_none_or(|until| at < until.ordinal);
    let covers = move |stay: &Stay| !timeline.complete || there(stay);
    let still_there = |stays: &[Stay]| stays.last().is_some_and(|stay| stay.until.is_none());
    timeline.of_stage(stage).filter(move |(_, stays)| still_there(stays) && stays.iter().any(covers))
}
