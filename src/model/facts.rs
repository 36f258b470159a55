//! Facts that come from outside the repository; what could not be learned is unknown, never false.

use std::collections::BTreeMap;

use jiff::Timestamp;

pub use crate::model::known::Known;
use crate::model::oid::Oid;
use crate::model::published::Published;
use crate::model::release::Release;

/// What is known of the world outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The product's releases with the commit that each tag names.
    pub releases: Known<BTreeMap<Release, Oid>>,
    /// What GitLab says of them.
    pub published: Known<BTreeMap<Release, Published>>,
    /// The time at which the move is judged.
    pub now: Known<Timestamp>,
    /// Who asks for the move.
    pub asker: Known<Asker>,
}

/// Who asks for a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// A person.
    Person,
    /// A pipeline.
    Pipeline,
}

impl Facts {
    /// The newest release of the product that is out and no pre-release.
    #[must_use]
    pub fn latest_release(&self) -> Option<&Release> {
        let Known::Yes(releases) = &self.releases else { return None };
        let is_out = |release: &Release| self.published(release).is_none_or(|found| self.upcoming(found).is_none());
        releases.keys().rev().find(|release| !release.is_pre_release() && is_out(release))
    }

    /// What GitLab says of a release, as far as it is known.
    #[must_use]
    pub fn published(&self, release: &Release) -> Option<&Published> {
        match &self.published {
            Known::Yes(published) => published.get(release),
            Known::No(_) => None,
        }
    }

    /// When a release comes out that isn't out yet. Where the time isn't known, GitLab's word counts.
    #[must_use]
    pub fn upcoming(&self, published: &Published) -> Option<Timestamp> {
        let is_over = |due: &Timestamp| matches!(&self.now, Known::Yes(now) if due <= now);
        published.due.filter(|due| !is_over(due))
    }
}
