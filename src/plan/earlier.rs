//! The release that a stage goes back to where none is named.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::taken_back::was_taken_back;
use crate::model::fleet::Environment;
use crate::model::listing::listed;
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::model::timeline::Timeline;
use crate::rule::Context;

/// How many names a sentence lists before it is cut.
const SHOWN: usize = 5;

/// The newest release that ran before in all of these environments, is older than what they run, and is neither rejected
/// nor was rolled back itself: that one comes back only by its name.
///
/// # Errors
/// When there is none; the refusal says what is known.
pub(super) fn earlier(environments: &[&Environment], context: &Context<'_>) -> Result<Release, Refusal> {
    let behind = behind(environments, context.timeline);
    let (bad, good): (Vec<&Release>, Vec<&Release>) =
        behind.into_iter().rev().partition(|release| is_bad(release, environments, context));
    good.first().copied().cloned().ok_or_else(|| none(environments, &bad, context))
}

/// What runs in an environment. Where that is no release, or can't be read, the last release that ran there.
pub(super) fn running<'a>(environment: &'a Environment, timeline: &'a Timeline) -> Option<&'a Release> {
    let last = || timeline.of(&environment.name).iter().rev().find_map(|stay| stay.declared.release());
    environment.declared.release().or_else(last)
}

/// Whether an environment may be set to a release by going back: it declares it already, or runs a newer one.
pub(super) fn may_go_back(environment: &Environment, release: &Release, timeline: &Timeline) -> bool {
    environment.declared.release() == Some(release)
        || running(environment, timeline).is_some_and(|running| running > release)
}

/// The releases that ran in all of these environments, and to which one of them would go back and the others may.
fn behind<'a>(environments: &[&Environment], timeline: &'a Timeline) -> BTreeSet<&'a Release> {
    let mut sets = environments.iter().map(|one| ran(one, timeline));
    let first = sets.next().unwrap_or_default();
    let mut common = sets.fold(first, |common, set| common.intersection(&set).copied().collect());
    common.retain(|release| {
        let moves = environments.iter().any(|one| one.declared.release() != Some(release));
        moves && environments.iter().all(|one| may_go_back(one, release, timeline))
    });
    common
}

fn ran<'a>(environment: &Environment, timeline: &'a Timeline) -> BTreeSet<&'a Release> {
    timeline.of(&environment.name).iter().filter_map(|stay| stay.declared.release()).collect()
}

fn is_bad(release: &Release, environments: &[&Environment], context: &Context<'_>) -> bool {
    let taken_back = |one: &&Environment| was_taken_back(context.timeline.of(&one.name), release);
    context.policy.rejected.contains_key(release) || environments.iter().any(taken_back)
}

fn none(environments: &[&Environment], bad: &[&Release], context: &Context<'_>) -> Refusal {
    let known = listed(environments.iter().map(|one| known(one, context.timeline)), SHOWN);
    let mut message = format!("no release is known to go back to: {known}");
    if !bad.is_empty() {
        let _ = write!(message, "; rejected or rolled back: {}", listed(bad, SHOWN));
    }
    let help = if context.timeline.complete {
        "name environments that have one in common with --environment, or promote a newer release"
    } else {
        "older releases aren't seen in this shallow clone; get the history: `git fetch --unshallow`"
    };
    Refusal::Step { message, help: help.to_owned() }
}

/// `qa-gcp runs 1.5.0 (before: 1.4.2, 1.4.1)`.
fn known(environment: &Environment, timeline: &Timeline) -> String {
    let Some(running) = running(environment, timeline) else {
        return format!("{} never ran a release", environment.name);
    };
    let older: Vec<&Release> = ran(environment, timeline).into_iter().rev().filter(|one| *one < running).collect();
    let before = if older.is_empty() { "nothing older".to_owned() } else { listed(older, SHOWN) };
    format!("{} runs {running} (before: {before})", environment.name)
}
