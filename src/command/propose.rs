//! Puts a decided promotion or rollback on a branch, once, however many try at the same time.

use super::branches::{Branch, Branches, Place};
use super::edit::edited;
use super::ground::Ground;
use super::supersede::{refuse_older, superseded};
use crate::external::git::{GitError, checked_out, commit, create_branch, message, read_files, write_tree};
use crate::external::git::{Pushed, Repository, Request, Said, heads, push};
use crate::external::gitlab::push_options;
use crate::failure::{Failure, Problem};
use crate::model::oid::Oid;
use crate::model::promotion::Promotion;
use crate::plan::{OnBranch, Standing, Superseded, claims_as_much, in_the_way, standing};

/// What became of a promotion.
#[derive(Debug)]
pub enum Outcome {
    /// The branch is where it is to be.
    Proposed(Proposed),
    /// Something moved meanwhile: decide again. What the push said.
    Moved(Said),
    /// Nothing moved, but the server lost a race of its own: try again in a moment.
    Busy(Said),
}

/// A promotion that is on its branch.
#[derive(Debug)]
pub struct Proposed {
    /// Its commit.
    pub commit: Oid,
    /// What the branch was before: the same already, an older plan's, or not there.
    pub was: OnBranch,
    /// What the push said, the remote's messages among it; nothing where nothing was pushed.
    pub said: String,
    /// Whether the remote took push options.
    pub with_options: bool,
    /// What it supersedes.
    pub older: Vec<Superseded>,
}

impl Proposed {
    fn there(commit: Oid) -> Self {
        Self { commit, was: OnBranch::There, said: String::new(), with_options: false, older: Vec::new() }
    }
}

/// Proposes a promotion at a place.
///
/// # Errors
/// When its branch holds something else, another branch is in the way, or the remote refuses.
pub fn propose(ground: Ground<'_>, place: &Place, promotion: &Promotion) -> Result<Outcome, Failure> {
    let branches = place.read(ground, promotion)?;
    refuse_older(ground, promotion, &branches)?;
    let older = superseded(ground, promotion, &branches);
    let seen = match own_branch(ground, promotion, &branches)? {
        Seen::Same(commit) => return Ok(Outcome::Proposed(Proposed { older, ..Proposed::there(commit) })),
        Seen::Outdated(commit) => Some(commit),
        Seen::Nothing => None,
    };
    let commit = make(ground, promotion)?;
    let outcome = match place {
        Place::Here => here(ground.repository, promotion, (commit, seen)),
        Place::Remote { name, read } => {
            let target = branches.all.get(&ground.base().target).copied();
            there(ground, &Server { name, read, target }, promotion, (commit, seen))
        }
    };
    outcome.map(|outcome| match outcome {
        Outcome::Proposed(proposed) => Outcome::Proposed(Proposed { older, ..proposed }),
        other => other,
    })
}

/// What our branch is there already.
enum Seen {
    Nothing,
    Outdated(Oid),
    Same(Oid),
}

fn own_branch(ground: Ground<'_>, promotion: &Promotion, branches: &Branches) -> Result<Seen, Failure> {
    if let Some(other) = in_the_way(&promotion.branch, branches.all.keys().map(String::as_str)) {
        return Err(blocked(promotion, other));
    }
    let Some(Branch { commit, proposal }) = branches.related.get(&promotion.branch) else { return Ok(Seen::Nothing) };
    match standing(proposal.as_ref(), promotion) {
        Standing::Same if claims_as_much(&message(ground.repository, *commit)?.unwrap_or_default(), promotion) => {
            Ok(Seen::Same(*commit))
        }
        Standing::Same | Standing::Outdated => Ok(Seen::Outdated(*commit)),
        Standing::Foreign => Err(foreign(promotion, *commit)),
    }
}

/// Makes the commit: the tip's tree with the release's bytes changed in each file.
fn make(ground: Ground<'_>, promotion: &Promotion) -> Result<Oid, Failure> {
    let (repository, base) = (ground.repository, ground.base());
    let paths: Vec<&str> = promotion.edits.iter().map(|edit| edit.path.as_str()).collect();
    let files = read_files(&repository.objects, base.tip, &paths)?;
    let release = promotion.release.to_string();
    let contents = edited(&files, &base.policy.values.release, &release, &format!("{}:", base.tip.short()))?;
    let tree = write_tree(repository, base.tip, &contents)?;
    Ok(commit(repository, base.tip, tree, &promotion.message)?)
}

type Update = (Oid, Option<Oid>);

fn was(seen: Option<Oid>) -> OnBranch {
    if seen.is_some() { OnBranch::Behind } else { OnBranch::Gone }
}

fn here(repository: &Repository, promotion: &Promotion, (commit, seen): Update) -> Result<Outcome, Failure> {
    if let Some(folder) = seen.and_then(|_| checked_out(repository, &promotion.branch)) {
        return Err(in_use(promotion, &folder));
    }
    match create_branch(repository, &promotion.branch, commit, seen) {
        Ok(()) => Ok(Outcome::Proposed(Proposed { was: was(seen), ..Proposed::there(commit) })),
        Err(GitError::Failed { said }) if said.is_lock_race() => Ok(Outcome::Busy(said)),
        Err(error) => Err(error.into()),
    }
}

/// Where a push goes.
struct Server<'a> {
    /// The remote's name.
    name: &'a str,
    /// Where its branches are read.
    read: &'a str,
    /// Where its target branch was.
    target: Option<Oid>,
}

fn there(
    ground: Ground<'_>,
    server: &Server<'_>,
    promotion: &Promotion,
    (commit, seen): Update,
) -> Result<Outcome, Failure> {
    // With a token the API makes the merge request, which says more than options can.
    let options = match ground.door {
        Some(_) => Vec::new(),
        None => push_options(&promotion.merge_request, &ground.base().target),
    };
    let request = Request { remote: server.name, branch: &promotion.branch, commit, seen, options: &options };
    match push(ground.repository, &request)? {
        Pushed::Done { said, with_options } => {
            Ok(Outcome::Proposed(Proposed { was: was(seen), said, with_options, ..Proposed::there(commit) }))
        }
        Pushed::Refused(said) => refused(ground, &request, server, said),
    }
}

/// Understands a failed push by what the remote has now, not by its text.
fn refused(ground: Ground<'_>, request: &Request<'_>, server: &Server<'_>, said: Said) -> Result<Outcome, Failure> {
    let failure = || {
        let problem = Problem::new(format!("{} was not pushed to {}", request.branch, request.remote));
        Failure::of_said(problem, &said)
    };
    // Where the remote can't be asked any more, the push's own message is the better one.
    let Ok(now) = heads(ground.repository, server.read) else { return Err(failure()) };
    let branch = now.branches.get(request.branch).copied();
    if branch == Some(request.commit) {
        // It got there, but the answer did not come back: of a merge request nothing is known.
        let was = if ground.door.is_some() { was(request.seen) } else { OnBranch::There };
        return Ok(Outcome::Proposed(Proposed { was, ..Proposed::there(request.commit) }));
    }
    // Compared with what the same server said before: the base may be read from another one.
    let target = now.branches.get(&ground.base().target).copied();
    if branch != request.seen || target != server.target {
        return Ok(Outcome::Moved(said));
    }
    if said.is_lock_race() { Ok(Outcome::Busy(said)) } else { Err(failure()) }
}

fn foreign(promotion: &Promotion, commit: Oid) -> Failure {
    let Promotion { branch, stage, release, direction, .. } = promotion;
    let (short, noun) = (commit.short(), direction.noun());
    Failure::no(
        Problem::new(format!("the branch {branch} ({short}) holds more than the {noun} of {stage} to {release}"))
            .note("commits that aren't ours are never overwritten")
            .help(format!("merge or delete {branch}, then try again")),
    )
}

fn in_use(promotion: &Promotion, folder: &str) -> Failure {
    Failure::no(
        Problem::new(format!("{} would have to move, and it is checked out in {folder}", promotion.branch))
            .help("check out another branch there first"),
    )
}

fn blocked(promotion: &Promotion, other: &str) -> Failure {
    Failure::no(
        Problem::new(format!("the branch {other} is in the way of {}", promotion.branch))
            .note("Git can't hold a branch whose name is a folder of another's")
            .help(format!("rename or delete {other}")),
    )
}
