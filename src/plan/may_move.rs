//! The releases that may move now: of these more is asked than their tags.

use std::collections::BTreeSet;

use crate::model::fleet::Fleet;
use crate::model::policy::Policy;
use crate::model::promotion::Ask;
use crate::model::release::Release;

/// More are not asked about: one question has room for so many.
const MOST: usize = 8;

/// So many of the product's newest: some may not be out yet.
const NEWEST: usize = 3;

/// What is asked for, what it would take from the stage before, the product's newest, and what the stages run, in this
/// order and then newest first.
#[must_use]
pub fn may_move<'a>(
    ask: Option<&'a Ask>,
    (policy, fleet): (&Policy, &'a Fleet),
    known: impl DoubleEndedIterator<Item = &'a Release>,
) -> Vec<&'a Release> {
    let named = ask.and_then(|ask| ask.release.as_ref());
    let before = ask.and_then(|ask| fleet.newest_of(&policy.stage_before(&ask.stage)?.name));
    let newest = known.rev().filter(|release| !release.is_pre_release()).take(NEWEST);
    let ordered = policy.stages.iter().filter(|stage| stage.ordered);
    let running: BTreeSet<&Release> = ordered
        .flat_map(|stage| fleet.of_stage(&stage.name))
        .filter_map(|environment| environment.declared.release())
        .collect();
    let mut all: Vec<&Release> = Vec::new();
    for release in named.into_iter().chain(before).chain(newest).chain(running.into_iter().rev()) {
        if !all.contains(&release) && all.len() < MOST {
            all.push(release);
        }
    }
    all
}
