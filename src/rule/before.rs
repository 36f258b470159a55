//! The stage before, and which of its environments speak for a release.

use crate::model::name::{EnvironmentName, StageName};
use crate::model::policy::{Pins, Policy, Stage};
use crate::model::release::Release;
use crate::model::timeline::{Stay, Timeline};

/// An environment with its stays, oldest first.
pub(super) type Lived<'a> = (&'a EnvironmentName, &'a [Stay]);

/// The nearest stage before it that pins releases: one that runs branches proves nothing, and hides nothing.
pub(super) fn stage_before<'p>(stage: &StageName, policy: &'p Policy) -> Option<&'p Stage> {
    let mut before = policy.stage_before(stage);
    while let Some(stage) = before.filter(|stage| stage.pins != Pins::Release) {
        before = policy.stage_before(&stage.name);
    }
    before
}

/// When a release first came to a stage, as a place in the history.
pub(super) fn arrival(timeline: &Timeline, stage: &StageName, release: &Release) -> Option<u64> {
    let stays = timeline.of_stage(stage).flat_map(|(_, stays)| stays);
    stays.filter(|stay| stay.runs(release)).map(|stay| stay.since.ordinal).min()
}

/// The environments that a stage had at a place in the history and still has; all that it has where the history is
/// cut, as the release may have come there before.
pub(super) fn present<'a>(
    timeline: &'a Timeline,
    stage: &'a StageName,
    at: u64,
) -> impl Iterator<Item = Lived<'a>> + use<'a> {
    let still_there = |stays: &[Stay]| stays.last().is_some_and(|stay| stay.until.is_none());
    ever_present(timeline, stage, at).filter(move |(_, stays)| still_there(stays))
}

/// The same with those that are gone since.
pub(super) fn ever_present<'a>(
    timeline: &'a Timeline,
    stage: &'a StageName,
    at: u64,
) -> impl Iterator<Item = Lived<'a>> + use<'a> {
    let there = move |stay: &Stay| stay.since.ordinal <= at && stay.until.is_none_or(|until| at < until.ordinal);
    let covers = move |stay: &Stay| !timeline.complete || there(stay);
    timeline.of_stage(stage).filter(move |(_, stays)| stays.iter().any(covers))
}

/// The environments in which a release has to prove itself: those that the stage had when it came there. Where none of
/// them is left, those that ran it; none where it never came.
pub(super) fn proving<'a>(timeline: &'a Timeline, stage: &'a StageName, release: &Release) -> Vec<Lived<'a>> {
    let Some(came) = arrival(timeline, stage, release) else { return Vec::new() };
    let left: Vec<Lived<'a>> = present(timeline, stage, came).collect();
    if !left.is_empty() {
        return left;
    }
    timeline.of_stage(stage).filter(|(_, stays)| stays.iter().any(|stay| stay.runs(release))).collect()
}
