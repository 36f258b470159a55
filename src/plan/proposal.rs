//! Existing branches of promotions and rollbacks, judged by what their commits change and by nothing else.

use std::collections::BTreeSet;

use super::way::direction;
use crate::model::change::{Change, Move};
use crate::model::claims::Claims;
use crate::model::name::EnvironmentName;
use crate::model::promotion::{Direction, Promotion};
use crate::model::release::Release;

/// A promotion or rollback that a branch proposes: one commit on the target branch that sets one stage to one release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The release.
    pub release: Release,
    /// The one move.
    pub change: Move,
    /// Whether the target branch has it already, as this commit or by way of a squash.
    pub merged: bool,
}

/// What a branch of our name is to the promotion that was just planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It proposes the same.
    Same,
    /// It is a promotion of this release, but not of this plan: it may be replaced.
    Outdated,
    /// It holds something else.
    Foreign,
}

/// The promotion or rollback that a commit makes, if that is all that it does.
#[must_use]
pub fn recognise(change: Change) -> Option<Proposal> {
    let is_all = change.beyond.is_empty();
    let [change] = <[Move; 1]>::try_from(change.moves).ok()?;
    let release = change.new.release()?.clone();
    is_all.then_some(Proposal { release, change, merged: false })
}

/// What a proposal on our branch is to our promotion; none is a branch that holds something else.
#[must_use]
pub fn standing(proposal: Option<&Proposal>, promotion: &Promotion) -> Standing {
    match proposal {
        Some(proposal) if proposal.release != promotion.release => Standing::Foreign,
        Some(proposal) if !proposal.merged && proposal.change.edits == promotion.edits => Standing::Same,
        Some(_) => Standing::Outdated,
        None => Standing::Foreign,
    }
}

/// Whether a message claims every override that ours does: the content alone doesn't tell. Each with its own reason, as
/// the first who gave one is as good as the next.
#[must_use]
pub fn claims_as_much(message: &[u8], promotion: &Promotion) -> bool {
    let rules = |message: &[u8]| -> BTreeSet<String> {
        let claims = Claims::read([message]);
        claims.of(&promotion.release).flat_map(|claim| claim.overrides.keys().cloned()).collect()
    };
    rules(promotion.message.as_bytes()).is_subset(&rules(message))
}

/// Whether `newer` makes `older`'s environments obsolete: a newer release that covers all of them.
#[must_use]
pub fn supersedes(
    newer: (&Release, &BTreeSet<EnvironmentName>),
    older: (&Release, &BTreeSet<EnvironmentName>),
) -> bool {
    newer.0 > older.0 && newer.1.is_superset(older.1)
}

impl Proposal {
    /// Which way it goes.
    #[must_use]
    pub fn direction(&self) -> Direction {
        direction(&self.change.edits, &self.release)
    }

    /// The environments that it moves.
    #[must_use]
    pub fn environments(&self) -> BTreeSet<EnvironmentName> {
        self.change.edits.iter().map(|edit| edit.environment.clone()).collect()
    }
}
