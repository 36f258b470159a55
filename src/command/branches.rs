//! The branches of promotions and rollbacks that are there, read by what they change.

use std::collections::BTreeMap;

use super::base::Base;
use super::changes::{Reader, change_of};
use super::ground::Ground;
use crate::external::git::{Repository, branches, fetch, heads, is_ancestor, read_change};
use crate::failure::{Failure, Problem};
use crate::model::name::EnvironmentName;
use crate::model::oid::Oid;
use crate::model::promotion::Promotion;
use crate::plan::{Proposal, named, recognise};

/// Where such branches are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// On a remote.
    Remote {
        /// Its name: what is pushed to, with all that is configured for it.
        name: String,
        /// Where its branches are read: the URL that pushes go to, where that is another.
        read: String,
    },
    /// In this repository.
    Here,
}

/// A branch below `promote/` or `rollback/` for a stage or one of its environments.
#[derive(Debug, Clone)]
pub struct Branch {
    /// Its commit.
    pub commit: Oid,
    /// What it proposes; none if it holds something else.
    pub proposal: Option<Proposal>,
}

/// The branches of a place.
#[derive(Debug)]
pub struct Branches {
    /// All of them with their commits.
    pub all: BTreeMap<String, Oid>,
    /// Those below `promote/` and `rollback/` that speak of the promotion's stage.
    pub related: BTreeMap<String, Branch>,
}

impl Place {
    /// Reads the place's branches as they are now.
    ///
    /// # Errors
    /// When they can't be listed or fetched.
    pub fn read(&self, ground: Ground<'_>, promotion: &Promotion) -> Result<Branches, Failure> {
        let repository = ground.repository;
        let all = match self {
            Self::Remote { read, .. } => heads(repository, read)?.branches,
            Self::Here => branches(repository, "")?.into_iter().collect(),
        };
        let named: BTreeMap<String, Oid> =
            all.iter().filter(|(name, _)| speaks_of(name, promotion)).map(|(name, oid)| (name.clone(), *oid)).collect();
        if let Self::Remote { read, .. } = self {
            fetch_missing(repository, read, &named);
        }
        // A branch that went meanwhile can't be fetched any more: it is left out, as it isn't there.
        let here = named.into_iter().filter(|(_, commit)| repository.objects.has(*commit));
        let related = here.map(|(name, commit)| {
            let is_its = |proposal: &Proposal| proposal.change.stage == promotion.stage;
            let proposal = proposal(ground, (&name, commit))?.filter(is_its);
            Ok((name, Branch { commit, proposal }))
        });
        Ok(Branches { related: related.collect::<Result<_, Failure>>()?, all })
    }
}

/// Whether a branch's name says that it is for this stage: `promote/qa/…` or `promote/qa-gcp/…`. What it really
/// holds is read from its commit.
fn speaks_of(name: &str, promotion: &Promotion) -> bool {
    let Some((_, scope)) = named(name) else { return false };
    let names_one = |part: &str| promotion.scope.iter().any(|environment| environment.to_string() == part);
    scope == promotion.stage.as_str() || scope.split('+').any(names_one)
}

/// Gets the commits of branches that are not here yet, as far as they can be had.
pub fn fetch_missing(repository: &Repository, remote: &str, named: &BTreeMap<String, Oid>) {
    let missing: Vec<String> =
        named.iter().filter(|(_, commit)| !repository.objects.has(**commit)).map(|(name, _)| name.clone()).collect();
    if fetch(repository, remote, &missing).is_ok() {
        return;
    }
    // One branch that was deleted meanwhile fails the whole fetch, so each gets its own; what can't be had is gone.
    for name in missing {
        let _ = fetch(repository, remote, &[name]);
    }
}

/// What a branch proposes, if it is one promotion or rollback and nothing else.
///
/// # Errors
/// When it can't be read, or this shallow clone ends before it.
pub fn proposal(ground: Ground<'_>, (name, commit): (&str, Oid)) -> Result<Option<Proposal>, Failure> {
    let (repository, base) = (ground.repository, ground.base());
    let shallow = repository.shallow();
    if shallow.lines().any(|line| line == commit.to_string()) {
        return Err(cut(name, base));
    }
    let found = read_change(&repository.objects, commit)?;
    let Some(parent) = found.parent.filter(|_| found.parents == 1) else { return Ok(None) };
    let files = Reader::new(repository).values_files(&found.differences, &base.policy)?;
    let change = change_of(&files, &found.differences);
    let Some(proposal) = recognise(change) else { return Ok(None) };
    // A parent that the target branch doesn't have means that somebody else's commits are below.
    let on_target = parent == base.tip || is_ancestor(repository, parent, base.tip);
    if !on_target && !shallow.is_empty() {
        return Err(cut(name, base));
    }
    let merged = parent != base.tip && (is_ancestor(repository, commit, base.tip) || ran(ground, &proposal, parent));
    Ok(on_target.then_some(Proposal { merged, ..proposal }))
}

/// Whether the target branch ran the release wherever the proposal would bring it, after the proposal was made: then
/// it was merged by way of a squash or a rebase.
fn ran(ground: Ground<'_>, proposal: &Proposal, parent: Oid) -> bool {
    let ran_since = |name: &EnvironmentName| {
        let stay = ground.seen.timeline.ran(&proposal.release, name).last();
        stay.is_some_and(|stay| !is_ancestor(ground.repository, stay.since.commit, parent))
    };
    proposal.environments().iter().all(ran_since)
}

/// Where the history is cut, a parent that isn't found on the target branch may yet be there.
fn cut(name: &str, base: &Base) -> Failure {
    Failure::outside(
        Problem::new(format!("whether {name} stands on {} can't be told: this shallow clone ends before", base.target))
            .help("get the history: `git fetch --unshallow`; in GitLab CI set GIT_DEPTH to 0"),
    )
}
