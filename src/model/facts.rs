//! Facts that come from outside the repository; what could not be learned is unknown, never false.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::oid::Oid;
use crate::model::published::Published;
use crate::model::release::Release;

/// A fact, or why it could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    /// It is known.
    Yes(T),
    /// It is not, for this reason.
    No(String),
}

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
    /// The newest release of the product that is no pre-release; a pre-release where there are only such.
    #[must_use]
    pub fn latest_release(&self) -> Option<&Release> {
        let Known::Yes(releases) = &self.releases else { return None };
        releases.keys().rev().find(|release| !release.is_pre_release())
    }
}
