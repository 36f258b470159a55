//! Where the product's tags stood when releases were promoted, by the commits that brought them.

use std::collections::BTreeSet;

use crate::external::git::{Repository, merged_parents, message};
use crate::model::claims::{Claim, Claims};
use crate::model::oid::Oid;
use crate::model::timeline::Timeline;

/// What the commits of a timeline claim of tags. An override counts for its own step alone, and so does a fault.
#[must_use]
pub fn witnesses(repository: &Repository, timeline: &Timeline) -> Claims {
    let stays = timeline.stays.values().flatten().filter(|stay| stay.declared.release().is_some());
    let steps: BTreeSet<Oid> = stays.map(|stay| stay.since.commit).collect();
    let mut found = Claims::NONE;
    for step in steps {
        // A merge says nothing itself; the commit that it merges does. What isn't here claims nothing.
        let merged = merged_parents(repository, step).unwrap_or_default();
        for commit in std::iter::once(step).chain(merged) {
            if let Ok(Ok(message)) = message(repository, commit) {
                add_tags(&mut found, &Claims::read([message.as_slice()]));
            }
        }
    }
    found
}

/// Takes in what claims say of tags.
pub fn add_tags(witnesses: &mut Claims, claims: &Claims) {
    for claim in claims.claims.iter().filter(|claim| claim.tag.is_some()) {
        let known = Claim { evidence: Vec::new(), overrides: std::collections::BTreeMap::new(), ..claim.clone() };
        if !witnesses.claims.contains(&known) {
            witnesses.claims.push(known);
        }
    }
}
