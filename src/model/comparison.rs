//! Two stages side by side.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::model::facts::Known;
use crate::model::fleet::{Declared, Fleet};
use crate::model::name::{EnvironmentName, StageName};
use crate::model::oid::Oid;
use crate::model::policy::Policy;
use crate::model::release::Release;
use crate::model::timeline::{Stay, Timeline};
use crate::model::values_difference::Difference;

/// Two stages side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The two, in the order in which they were asked for.
    pub stages: [Side; 2],
    /// The releases between what they run; none where one runs no release.
    pub between: Option<Between>,
    /// The clouds that both have, by name.
    pub clouds: Vec<Cloud>,
    /// The product's commits between the two releases, or why they aren't known; none where there is nothing between.
    pub commits: Option<Known<Commits>>,
    /// Whether the history behind it is there from its root.
    pub complete: bool,
}

/// One of two stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its name.
    pub name: StageName,
    /// Its environments and what they declare, by name.
    pub environments: Vec<(EnvironmentName, Declared)>,
    /// The newest release that it runs anywhere.
    pub newest: Option<Release>,
}

/// The releases above the lower of two, up to the higher one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Between {
    /// The lower of the two.
    pub low: Release,
    /// The higher of the two.
    pub high: Release,
    /// By what they are known.
    pub known: KnownBy,
    /// The releases, newest first. Pre-releases are among them only if they ran.
    pub releases: Vec<Ran>,
}

/// By what releases are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBy {
    /// By the product's tags.
    Tags,
    /// Only by what ran in some environment.
    Timeline,
}

/// A release and where it ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The release.
    pub release: Release,
    /// The environments that run it, stages in the policy's order.
    pub runs: Vec<EnvironmentName>,
    /// Those that ran it before.
    pub ran: Vec<EnvironmentName>,
}

/// A cloud that both stages have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cloud {
    /// The environment of each stage.
    pub environments: [EnvironmentName; 2],
    /// The values that differ beyond the release; or why that can't be said.
    pub values: Result<Vec<Difference>, String>,
}

/// Commits of the product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commits {
    /// The clone that they were read from.
    pub clone: String,
    /// How many there are.
    pub count: u64,
    /// The newest of them.
    pub shown: Vec<Commit>,
    /// Whether the clone has the whole history: where it is shallow, there may be more of them.
    pub complete: bool,
}

/// One commit of the product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name.
    pub oid: Oid,
    /// The committer's date: what the committing client said.
    pub time: Timestamp,
    /// The author's name.
    pub author: String,
    /// The first paragraph of its message, on one line.
    pub subject: String,
}

impl Side {
    /// A stage as the fleet has it.
    #[must_use]
    pub fn of(fleet: &Fleet, name: &StageName) -> Self {
        let environments = fleet.of_stage(name).map(|each| (each.name.clone(), each.declared.clone()));
        Self { name: name.clone(), environments: environments.collect(), newest: fleet.newest_of(name).cloned() }
    }

    /// The environment on a cloud.
    #[must_use]
    pub fn on(&self, cloud: &str) -> Option<&EnvironmentName> {
        self.environments.iter().map(|(name, _)| name).find(|name| name.cloud() == cloud)
    }

    /// The environments on clouds that the other stage doesn't have.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Vec<&EnvironmentName> {
        self.environments.iter().map(|(name, _)| name).filter(|name| other.on(name.cloud()).is_none()).collect()
    }
}

/// The releases between the newest that two stages run; `tags` are the product's, where they are known.
#[must_use]
pub fn between(
    [first, second]: &[Side; 2],
    policy: &Policy,
    timeline: &Timeline,
    tags: Option<&BTreeSet<Release>>,
) -> Option<Between> {
    let (first, second) = (first.newest.as_ref()?, second.newest.as_ref()?);
    let (low, high) = (first.min(second), first.max(second));
    let tagged = tags.into_iter().flatten().filter(|release| !release.is_pre_release());
    let within: BTreeSet<&Release> =
        timeline.releases().chain(tagged).filter(|release| *release > low && *release <= high).collect();
    Some(Between {
        low: low.clone(),
        high: high.clone(),
        known: if tags.is_some() { KnownBy::Tags } else { KnownBy::Timeline },
        releases: within.iter().rev().map(|release| ran(release, policy, timeline)).collect(),
    })
}

fn ran(release: &Release, policy: &Policy, timeline: &Timeline) -> Ran {
    let environments = policy.stages.iter().flat_map(|stage| timeline.of_stage(&stage.name));
    let last = environments.filter_map(|(name, _)| Some((name, timeline.ran(release, name).last()?)));
    let (runs, ran): (Vec<_>, Vec<_>) = last.partition(|(_, stay)| stay.until.is_none());
    let names = |stays: Vec<(&EnvironmentName, &Stay)>| stays.into_iter().map(|(name, _)| name.clone()).collect();
    Ran { release: release.clone(), runs: names(runs), ran: names(ran) }
}
