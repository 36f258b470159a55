//! `soaked`: a release has run for a while before it goes on.

mod stretch;
#[cfg(test)]
mod tests;

use std::time::Duration;

use jiff::Timestamp;
use stretch::Stretch;

use super::before::{proving, stage_before};
use super::context::{Context, Rule};
use crate::model::change::Move;
use crate::model::facts::Known;
use crate::model::finding::Finding;
use crate::model::release::Release;
use crate::model::span::span;
use crate::model::timeline::{Stay, Step, Timeline};

const ID: &str = "soaked";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "the release ran long enough in one stretch in the stage before", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    context.promotion(ID, change, || of_promotion(change, context))
}

fn of_promotion(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    let soak = context.policy.stage(&change.stage).and_then(|stage| stage.soak).unwrap_or_default();
    if soak.is_zero() {
        return Finding::pass(ID, format!("{} asks for no time", change.stage));
    }
    let Some(before) = stage_before(&change.stage, context.policy) else {
        return Finding::pass(ID, format!("releases start in {}", change.stage));
    };
    let now = match &context.facts.now {
        Known::Yes(now) => Some(*now),
        Known::No(_) => None,
    };
    let stretches = proving(context.timeline, &before.name, release).into_iter();
    match stretches.map(|lived| Stretch::longest(lived, release, now)).min_by_key(|stretch| stretch.ran) {
        Some(stretch) => of_stretch(&stretch, (release, soak), context),
        None => short(format!("{release} never ran in {}", before.name), PROMOTE.to_owned(), context.timeline),
    }
}

/// Git holds no date that the committing client didn't choose.
const LOOK: &str = "look up in the forge when it was merged";
const PROMOTE: &str = "promote it there first, and let it run";

/// Judges by the environment where it ran the shortest. A date can speak against a release, and never for it.
fn of_stretch(stretch: &Stretch<'_>, (release, soak): (&Release, Duration), context: &Context<'_>) -> Finding {
    let environment = stretch.environment;
    let Some(ran) = stretch.ran else {
        return short(format!("{release} never ran in {environment}"), PROMOTE.to_owned(), context.timeline);
    };
    let steps = stretch.stay.map_or_else(String::new, |stay| steps(stay, context.timeline));
    let fact = format!("{release} ran {} of {} in {environment}{steps}", span(ran), span(soak));
    if let Known::No(why) = &context.facts.now {
        let since = stretch.since.map_or_else(String::new, |since| format!(", and runs there since {since}"));
        let fact = format!("the time is not known: {why}; by the dates of the commits {fact}{since}");
        return Finding::unverified(ID, fact, LOOK);
    }
    if ran >= soak {
        let fact = format!("{fact} by the dates of the commits, which are their makers' word");
        return Finding::unverified(ID, fact, LOOK);
    }
    short(fact, wait(stretch.since, soak), context.timeline)
}

/// Which commits brought it and took it away, as far as the history says so.
fn steps(stay: &Stay, timeline: &Timeline) -> String {
    let steps = [("from", timeline.brought(stay)), ("to", stay.until)];
    let told = |(word, step): (&str, Option<Step>)| step.map(|step| format!("{word} {}", step.told()));
    let told: Vec<String> = steps.into_iter().filter_map(told).collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(" ")) }
}

fn wait(since: Option<Timestamp>, soak: Duration) -> String {
    let until = since.and_then(|since| since.checked_add(soak).ok());
    let wait = until.map_or_else(|| "let it run there again".to_owned(), |until| format!("wait until {until}"));
    format!("{wait}, or promote a release that ran long enough")
}

/// What is cut away may have been longer.
fn short(fact: String, help: String, timeline: &Timeline) -> Finding {
    if timeline.complete {
        return Finding::fail(ID, fact, help);
    }
    let fact = format!("{fact} as far as this shallow clone goes");
    Finding::unverified(ID, fact, "get the history: `git fetch --unshallow`")
}
