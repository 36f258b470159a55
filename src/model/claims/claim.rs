//! The claims of a change, block by block.

use std::collections::BTreeMap;

use crate::model::oid::Oid;
use crate::model::release::Release;

/// The claims of one change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims {
    /// One for each block of trailers.
    pub claims: Vec<Claim>,
    /// What is wrong with them, one sentence each: a claim that stands twice, or makes no sense.
    pub faults: Vec<String>,
}

/// One block of trailers. It speaks of one release, so that a block copied from another promotion claims nothing here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The release that moves.
    pub release: Release,
    /// The commit that its tag named when it was promoted, where that was known.
    pub tag: Option<Oid>,
    /// What shows that a gate passed, as it is written.
    pub evidence: Vec<String>,
    /// Rules that are overridden, each with the reason.
    pub overrides: BTreeMap<String, String>,
}

impl Claims {
    /// No claims.
    pub const NONE: Self = Self { claims: Vec::new(), faults: Vec::new() };

    /// The claims of a release.
    pub fn of<'a>(&'a self, release: &'a Release) -> impl Iterator<Item = &'a Claim> {
        self.claims.iter().filter(move |claim| claim.release == *release)
    }

    /// The reason that is given for overriding a rule when this release moves.
    #[must_use]
    pub fn reason(&self, rule: &str, release: &Release) -> Option<&str> {
        let mut of_release = self.claims.iter().filter(|claim| claim.release == *release);
        of_release.find_map(|claim| claim.overrides.get(rule)).map(String::as_str)
    }
}
