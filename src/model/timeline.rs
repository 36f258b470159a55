//! The timeline: what ran where and when, by the target branch's own first-parent history.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::fleet::Declared;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::oid::Oid;
use crate::model::release::Release;

/// For each environment what it declared, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The stays of each environment that ever was, oldest first; they don't overlap.
    pub stays: BTreeMap<EnvironmentName, Vec<Stay>>,
    /// Whether the history is there from its root: a shallow clone ends early.
    pub complete: bool,
}

/// One release's (or branch's) unbroken time in one environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// What was declared.
    pub declared: Declared,
    /// The step that brought it; the oldest one known where the history is cut.
    pub since: Step,
    /// The step that ended it; none while it runs.
    pub until: Option<Step>,
}

/// One first-parent step of the target branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The commit.
    pub commit: Oid,
    /// The committer's date: what the committing client said.
    pub time: Timestamp,
    /// Its place: how many first parents it has behind it as far as known; orders steps of one time.
    pub ordinal: u64,
}

impl Timeline {
    /// The stays of one environment, oldest first.
    #[must_use]
    pub fn of(&self, environment: &EnvironmentName) -> &[Stay] {
        self.stays.get(environment).map_or(&[], Vec::as_slice)
    }

    /// The current stay of one environment.
    #[must_use]
    pub fn current(&self, environment: &EnvironmentName) -> Option<&Stay> {
        running(self.of(environment))
    }

    /// Every environment that runs something, with its current stay.
    pub fn running(&self) -> impl Iterator<Item = (&EnvironmentName, &Stay)> {
        self.stays.iter().filter_map(|(name, stays)| Some((name, running(stays)?)))
    }

    /// The environments that a stage ever had, each with its stays, oldest first.
    pub fn of_stage<'a>(&'a self, stage: &'a StageName) -> impl Iterator<Item = (&'a EnvironmentName, &'a [Stay])> {
        self.stays.iter().filter(move |(name, _)| name.stage() == stage).map(|(name, stays)| (name, stays.as_slice()))
    }

    /// The step that brought a stay; none where the history is cut at its start, as it may be older than that.
    #[must_use]
    pub fn brought(&self, stay: &Stay) -> Option<Step> {
        const OLDEST: u64 = 1;
        (self.complete || stay.since.ordinal > OLDEST).then_some(stay.since)
    }

    /// The stays of `release` in one environment, oldest first.
    pub fn ran<'a>(&'a self, release: &'a Release, environment: &EnvironmentName) -> impl Iterator<Item = &'a Stay> {
        self.of(environment).iter().filter(move |stay| stay.runs(release))
    }

    /// Every release that ever ran anywhere, as often as it came.
    pub fn releases(&self) -> impl Iterator<Item = &Release> {
        self.stays.values().flatten().filter_map(|stay| stay.declared.release())
    }
}

impl Step {
    /// The commit and its day, for a sentence: `3f2c9a0b7d of 2026-01-05`.
    #[must_use]
    pub fn told(&self) -> String {
        format!("{} of {}", self.commit.short(), self.time.strftime("%Y-%m-%d"))
    }
}

impl Stay {
    /// Whether it is a stay of this release.
    #[must_use]
    pub fn runs(&self, release: &Release) -> bool {
        self.declared.release() == Some(release)
    }
}

/// The last of an environment's stays, if it goes on.
fn running(stays: &[Stay]) -> Option<&Stay> {
    stays.last().filter(|stay| stay.until.is_none())
}
