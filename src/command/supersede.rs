//! One living promotion for an environment: the newest. Older ones go, and a run that lost to a newer one withdraws.
//! What goes down races with nothing: people decide which way a stage goes.

use std::collections::BTreeSet;

use super::beside::beside;
use super::branches::{Branch, Branches, Place};
use super::cleared::Cleared;
use super::ground::Ground;
use crate::external::git::{delete, heads};
use crate::external::gitlab::{Text, Turn, change};
use crate::failure::{Failure, Problem};
use crate::model::facts::Known;
use crate::model::finding::Verdict;
use crate::model::found_request::FoundRequest;
use crate::model::name::EnvironmentName;
use crate::model::oid::Oid;
use crate::model::promotion::{Direction, Promotion};
use crate::plan::{Proposal, Reference, Superseded, closed_text, direction, judge, named, supersedes};

/// Our branch, and the merge request that stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// The branch's commit.
    pub commit: Oid,
    /// The merge request, where it is known.
    pub request: Option<Reference>,
}

/// What a promotion supersedes, for its merge request.
pub fn superseded(ground: Ground<'_>, promotion: &Promotion, branches: &Branches) -> Vec<Superseded> {
    let is_open = |branch: &Branch| branch.proposal.as_ref().is_some_and(|proposal| !proposal.merged);
    let each = branches.related.iter().filter(|(_, branch)| loses(promotion, branch) && is_open(branch));
    let one = |(name, branch): (&String, &Branch)| {
        let found = request_of(ground, name).map_or_else(|| Reference::Branch(name.clone()), reference);
        Some(Superseded { found, release: branch.proposal.as_ref()?.release.clone() })
    };
    each.filter_map(one).collect()
}

/// Refuses a promotion where a newer one waits for all of its environments.
///
/// # Errors
/// When there is one.
pub fn refuse_older(ground: Ground<'_>, promotion: &Promotion, branches: &Branches) -> Result<(), Failure> {
    match newer(ground, promotion, branches) {
        None => Ok(()),
        Some(branch) => Err(lost_to(promotion, branch)),
    }
}

/// After our branch is there: withdraws it where a newer promotion came meanwhile, and deletes older ones, until
/// nothing changes. Runs that see each other's branches each do the same, so that one is left: the newest.
///
/// # Errors
/// When a newer promotion won.
pub fn settle(ground: Ground<'_>, place: &Place, promotion: &Promotion, own: &Own) -> Result<Cleared, Failure> {
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
            let request = close(ground, (name, commit), own.request.as_ref(), &mut cleared);
            clear(ground, (remote, read), (name, commit, request), &mut cleared);
        }
    }
}

/// Withdraws our branch where a newer promotion came meanwhile, and does nothing else.
///
/// # Errors
/// When a newer promotion won.
pub fn give_way(ground: Ground<'_>, place: &Place, promotion: &Promotion, own: &Own) -> Result<(), Failure> {
    let Place::Remote { name: remote, read } = place else { return Ok(()) };
    let branches = place.read(ground, promotion)?;
    match newer(ground, promotion, &branches) {
        Some(branch) => Err(withdrawn(ground, (remote, read), (promotion, own), branch)),
        None => Ok(()),
    }
}

/// Takes our branch back, and says so where the server keeps it.
fn withdrawn(
    ground: Ground<'_>,
    (remote, read): (&str, &str),
    (promotion, own): (&Promotion, &Own),
    newer: &str,
) -> Failure {
    let mut cleared = Cleared::default();
    let request = withdraw(ground, own);
    clear(ground, (remote, read), (&promotion.branch, own.commit, request), &mut cleared);
    let mut lost = lost_to(promotion, newer);
    lost.problems.extend(cleared.kept);
    lost
}

/// Closes our own merge request: where the branch can't be deleted, it would stay open.
fn withdraw(ground: Ground<'_>, own: &Own) -> Request {
    let (Some(door), Some(Reference::Request { iid, .. })) = (ground.door, &own.request) else {
        return Request::Unknown;
    };
    let closed = change(&door.gitlab, *iid, &Text::default(), Turn::Close);
    closed.map_or(Request::Unknown, |_| Request::Closed)
}

/// The open merge request of a branch of ours.
fn request_of<'a>(ground: Ground<'a>, branch: &str) -> Option<&'a FoundRequest> {
    let (Known::Yes(looked), Some(door)) = (&ground.seen.requests, ground.door) else { return None };
    looked.open.iter().find(|request| request.branch == branch && door.is_source(&request.project))
}

fn reference(request: &FoundRequest) -> Reference {
    Reference::Request { iid: request.iid, url: request.url.clone() }
}

/// What is known of a merge request that should be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Request {
    /// None is open.
    Closed,
    /// One may be.
    Unknown,
}

/// Closes the merge request of an older branch, with a link to ours: before the branch goes, as GitLab would close it
/// without a word then.
fn close(ground: Ground<'_>, (branch, commit): (&str, Oid), own: Option<&Reference>, cleared: &mut Cleared) -> Request {
    let (Some(door), Some(own)) = (ground.door, own) else { return Request::Unknown };
    let Some(request) = request_of(ground, branch) else { return Request::Closed };
    if request.head != Some(commit) {
        // Somebody pushed to it meanwhile: it may hold more than a promotion now.
        return Request::Unknown;
    }
    let description = closed_text(&request.description, own);
    match change(&door.gitlab, request.iid, &Text { description, ..Text::default() }, Turn::Close) {
        Ok(now) if now.state == "closed" => {
            cleared.closed.push(request.iid);
            Request::Closed
        }
        // It was merged at this moment.
        Ok(_) => Request::Unknown,
        Err(error) => {
            let message = format!("!{} of the older promotion {branch} could not be closed", request.iid);
            cleared.kept.push(because(message, error.into()).help("close it by hand"));
            Request::Unknown
        }
    }
}

/// A problem with all that a failure says.
fn because(message: String, failure: Failure) -> Problem {
    let notes = failure.problems.into_iter().flat_map(|problem| [vec![problem.message], problem.notes].concat());
    notes.fold(Problem::new(message), Problem::note)
}

fn clear(
    ground: Ground<'_>,
    (remote, read): (&str, &str),
    (name, commit, request): (&str, Oid, Request),
    cleared: &mut Cleared,
) {
    match delete(ground.repository, remote, name, commit) {
        Ok(()) => cleared.gone.push(name.to_owned()),
        Err(error) => {
            // Gone by another's hand is as good.
            let heads = heads(ground.repository, read);
            if heads.is_ok_and(|heads| !heads.branches.contains_key(name)) {
                return cleared.gone.push(name.to_owned());
            }
            if request == Request::Closed {
                return cleared.left.push(name.to_owned());
            }
            let problem = because(format!("the older promotion {name} could not be deleted"), error.into());
            cleared.kept.push(problem.help("close its merge request by hand"));
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
    let older = branches.related.iter().filter(|(_, branch)| loses(promotion, branch));
    older.map(|(name, branch)| (name, branch.commit))
}

/// Whether a branch proposes what a promotion supersedes.
fn loses(promotion: &Promotion, branch: &Branch) -> bool {
    branch.proposal.as_ref().is_some_and(|other| {
        let newer = supersedes((&promotion.release, &promotion.scope), (&other.release, &other.environments()));
        newer && race(promotion, other)
    })
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

fn lost_to(promotion: &Promotion, branch: &str) -> Failure {
    Failure::no(
        Problem::new(format!("{} is superseded: {branch} proposes a newer release", promotion.branch))
            .help(format!("merge {branch} first, or delete that branch")),
    )
}
