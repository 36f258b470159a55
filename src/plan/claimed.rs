//! What a planned commit will claim of itself, so that it is judged now as it will be judged then.

use std::collections::BTreeMap;

use crate::model::claims::{Claim, Claims};
use crate::model::facts::{Facts, Known};
use crate::model::finding::{Finding, Verdict};
use crate::model::promotion::{Ask, Direction};
use crate::model::release::Release;

/// The rule that takes a reason without the policy's leave.
pub(super) const ROLLED_BACK: &str = "rolled-back";

/// What the commit's message will say of the release, as long as nothing has to be overridden.
pub(super) fn claim(release: &Release, facts: &Facts) -> Claim {
    let tag = match &facts.releases {
        Known::Yes(releases) => releases.get(release).copied(),
        Known::No(_) => None,
    };
    Claim { release: release.clone(), tag, evidence: Vec::new(), overrides: BTreeMap::new() }
}

/// The claims that are there already, and ours.
pub(super) fn and_ours(there: &Claims, ours: &Claim) -> Claims {
    let mut claims = there.clone();
    claims.claims.push(ours.clone());
    claims
}

/// The reasons of an ask that have something to lift: what isn't needed isn't written into the history. Why somebody
/// goes back is also why they go back to what was rolled back once.
pub(super) fn needed(ask: &Ask, findings: &[Finding]) -> BTreeMap<String, String> {
    let mut wanted = ask.overrides.clone();
    if let Some(reason) = ask.reason.as_ref().filter(|_| ask.direction == Direction::Back) {
        wanted.entry(ROLLED_BACK.to_owned()).or_insert_with(|| reason.clone());
    }
    let lifts = |rule: &str, verdict: Verdict| match verdict {
        Verdict::Pass => false,
        Verdict::Fail => true,
        Verdict::Unverified => rule == ROLLED_BACK,
    };
    wanted.retain(|rule, _| findings.iter().any(|found| found.rule == rule && lifts(rule, found.verdict)));
    wanted
}
