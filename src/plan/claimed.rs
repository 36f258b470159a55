//! What a planned commit will claim of itself, so that it is judged now as it will be judged then.

use crate::model::claims::{Claim, Claims};
use crate::model::facts::{Facts, Known};
use crate::model::promotion::Ask;
use crate::model::release::Release;

/// What the commit's message will say of the release.
pub(super) fn claim(ask: &Ask, release: &Release, facts: &Facts) -> Claim {
    let tag = match &facts.releases {
        Known::Yes(releases) => releases.get(release).copied(),
        Known::No(_) => None,
    };
    Claim { release: release.clone(), tag, evidence: Vec::new(), overrides: ask.overrides.clone() }
}

/// The claims that are there already, and ours.
pub(super) fn and_ours(there: &Claims, ours: &Claim) -> Claims {
    let mut claims = there.clone();
    claims.claims.push(ours.clone());
    claims
}
