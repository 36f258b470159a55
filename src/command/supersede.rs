//! One living promotion for an environment: the newest. Older ones go, and a run that lost to a newer one withdraws.
//! What goes down races with nothing: people decide which way a stage goes.

use std::collections::BTreeSet;

use super::beside::beside;
use super::branches::{Branch, Branches, Place};
use super::ground::Ground;
use crate::external::git::{delete, heads};
use crate::failure::{Failure, Problem};
use crate::model::finding::Verdict;
use crate::model::name::EnvironmentName;
use crate::model::oid::Oid;
use crate::model::promotion::{Direction, Promotion};
use crate::plan::{Proposal, direction, judge, named, supersedes};

/// What was cleared away beside a promotion.
#[derive(Debug, Default)]
pub struct Cleared {
    /// Branches that are gone.
    pub gone: Vec<String>,
    /// Branches that should be, with what the server said.
    pub kept: Vec<Problem>,
    /// What else is open for these environments, a line each.
    pub beside: Vec<String>,
}

/// Refuses a promotion where a newer one waits for all of its environments.
///
/// # Errors
/// When there is one.
pub fn refuse_older(ground: Ground<'_>, promotion: &Promotion, branches: &Branches) -> Result<(), Failure> {
    match newer(ground, promotion, branches) {
        None => Ok(()),
        Some(branch) => Err(superseded(promotion, branch)),
    }
}

/// After our branch is there: withdraws it where a newer promotion came meanwhile, and deletes older ones, until
/// nothing changes. Runs that see each other's branches each do the same, so that one is left: the newest.
///
/// # Errors
/// When a newer promotion won.
pub fn settle(ground: Ground<'_>, place: &Place, promotion: &Promotion, own: Oid) -> Result<Cleared, Failure> {
    let mut cleared = Cleared::default();
    let Place::Remote { name: remote, read } = place else {
        cleared.beside.extend(beside(promotion, &place.read(ground, promotion)?));
        return Ok(cleared);
    };
    let mut tried: BTreeSet<String> = BTreeSet::new();
    loop {
        let branches = place.read(ground, promotion)?;
        if let Some(branch) = newer(ground, promotion, &branches) {
            return Err(withdrawn(ground, (remote, read), (promotion, own), branch));
        }
        let older: Vec<(&String, Oid)> =
            older(promotion, &branches).filter(|(name, _)| tried.insert((*name).clone())).collect();
        if older.is_empty() {
            cleared.kept.extend(foreign(promotion, &branches));
            cleared.beside.extend(beside(promotion, &branches));
            return Ok(cleared);
        }
        for (name, commit) in older {
            clear(ground, (remote, read), (name, commit), &mut cleared);
        }
    }
}

/// Takes our branch back, and says so where the server keeps it.
fn withdrawn(
    ground: Ground<'_>,
    (remote, read): (&str, &str),
    (promotion, own): (&Promotion, Oid),
    newer: &str,
) -> Failure {
    let mut cleared = Cleared::default();
    clear(ground, (remote, read), (&promotion.branch, own), &mut cleared);
    let mut lost = superseded(promotion, newer);
    lost.problems.extend(cleared.kept);
    lost
}

fn clear(ground: Ground<'_>, (remote, read): (&str, &str), (name, commit): (&str, Oid), cleared: &mut Cleared) {
    match delete(ground.repository, remote, name, commit) {
        Ok(()) => cleared.gone.push(name.to_owned()),
        Err(error) => {
            // Gone by another's hand is as good.
            let heads = heads(ground.repository, read);
            if heads.is_ok_and(|heads| !heads.branches.contains_key(name)) {
                return cleared.gone.push(name.to_owned());
            }
            let failure = Failure::from(error);
            let notes = failure.problems.into_iter().flat_map(|problem| problem.notes);
            let problem = Problem::new(format!("the older promotion {name} could not be deleted"));
            cleared.kept.push(notes.fold(problem, Problem::note).help("close its merge request by hand"));
        }
    }
}

fn newer<'a>(ground: Ground<'_>, promotion: &Promotion, branches: &'a Branches) -> Option<&'a str> {
    let ours: BTreeSet<EnvironmentName> = promotion.edits.iter().map(|edit| edit.environment.clone()).collect();
    let wins = |branch: &Branch| {
        branch.proposal.as_ref().is_some_and(|other| {
            // What the rules would not let pass stands in nobody's way, whoever pushed it.
            let allowed = || judge(&other.change, &ground.seen.context()).iter().all(|f| f.verdict != Verdict::Fail);
            let newer = supersedes((&other.release, &other.environments()), (&promotion.release, &ours));
            newer && race(promotion, other) && !other.merged && allowed()
        })
    };
    branches.related.iter().find(|(_, branch)| wins(branch)).map(|(name, _)| name.as_str())
}

fn older<'a>(promotion: &'a Promotion, branches: &'a Branches) -> impl Iterator<Item = (&'a String, Oid)> {
    let loses = |branch: &Branch| {
        branch.proposal.as_ref().is_some_and(|other| {
            let newer = supersedes((&promotion.release, &promotion.scope), (&other.release, &other.environments()));
            newer && race(promotion, other)
        })
    };
    branches.related.iter().filter(move |(_, branch)| loses(branch)).map(|(name, branch)| (name, branch.commit))
}

/// Whether two proposals race upwards, so that the newer one is the better one.
fn race(promotion: &Promotion, other: &Proposal) -> bool {
    direction(&promotion.edits, &promotion.release) == Direction::Forward && other.direction() == Direction::Forward
}

/// Branches of the stage that hold something else than a promotion: whose they are, and whether they may go, is not
/// for us to say.
fn foreign<'a>(promotion: &'a Promotion, branches: &'a Branches) -> impl Iterator<Item = Problem> + use<'a> {
    let others =
        branches.related.iter().filter(|(name, branch)| branch.proposal.is_none() && **name != promotion.branch);
    others.map(|(name, _)| {
        let noun = named(name).map_or(promotion.direction, |(direction, _)| direction).noun();
        Problem::new(format!("{name} holds more than a {noun} of {}, and stays", promotion.stage))
            .help("merge it or delete it by hand")
    })
}

fn superseded(promotion: &Promotion, branch: &str) -> Failure {
    Failure::no(
        Problem::new(format!("{} is superseded: {branch} proposes a newer release", promotion.branch))
            .help(format!("merge {branch} first, or delete that branch")),
    )
}
