//! `no-skip`: a release goes through every stage, at any time, not only now.

use super::before::{Lived, arrival, ever_present, stage_before};
use super::context::{Context, Rule, SHOWN};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::listing::listed;
use crate::model::name::StageName;
use crate::model::release::Release;
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
    // One that left since counts, too: a new name takes no environment out of a release's way.
    let present: Vec<Lived<'_>> = ever_present(context.timeline, &before.name, came).collect();
    let ran = |(_, stays): &&Lived<'_>| stays.iter().any(|stay| stay.runs(release));
    let (there, skipped): (Vec<&Lived<'_>>, Vec<&Lived<'_>>) = present.iter().partition(ran);
    if skipped.is_empty() && !context.timeline.complete {
        // One that left where the history is cut should have run it, too.
        return missing(context.timeline, format!("{release} ran in all that {} has", before.name), &before.name);
    }
    if skipped.is_empty() {
        let last = last_arrival(&there, release, context.timeline);
        return Finding::pass(ID, format!("{release} ran in all of {}{last}", before.name));
    }
    let skipped = skipped.into_iter().map(|lived| told(*lived));
    missing(context.timeline, format!("{release} never ran in {}", listed(skipped, SHOWN)), &before.name)
}

/// An environment, and since when it is gone.
fn told((name, stays): Lived<'_>) -> String {
    let left = stays.last().and_then(|stay| stay.until);
    left.map_or_else(|| name.to_string(), |step| format!("{name} (gone by {})", step.told()))
}

/// Which commit brought it to the last of them, where the history says so.
fn last_arrival(there: &[&Lived<'_>], release: &Release, timeline: &Timeline) -> String {
    let firsts = there.iter().filter_map(|(_, stays)| stays.iter().find(|stay| stay.runs(release)));
    let last = firsts.max_by_key(|stay| stay.since.ordinal);
    let step = last.and_then(|stay| timeline.brought(stay));
    step.map_or_else(String::new, |step| format!(" from {} on", step.told()))
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
