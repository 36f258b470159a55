//! The first parents of a commit, as a list of steps.

use super::commit_object::read_commit;
use super::error::GitError;
use super::repository::Repository;
use super::walk::End;
use crate::model::oid::Oid;

/// One first-parent step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The commit.
    pub commit: Oid,
    /// Its tree.
    pub tree: Oid,
    /// How many parents it has.
    pub parents: usize,
    /// The committer's date in seconds since 1970.
    pub time: i64,
}

/// The steps that lead to a commit.
#[derive(Debug)]
pub struct Chain {
    /// The steps, oldest first.
    pub links: Vec<Link>,
    /// The commit before the first step; none at the root.
    pub start: Option<Oid>,
    /// Where the list ends.
    pub end: End,
}

impl Chain {
    /// The steps behind a commit, where it is one of them.
    #[must_use]
    pub fn behind(mut self, commit: Option<Oid>) -> Self {
        let place = self.links.iter().rposition(|link| Some(link.commit) == commit);
        if let Some(place) = place {
            self.links.drain(..=place);
            (self.start, self.end) = (commit, End::Known);
        }
        self
    }
}

/// Follows first parents from `tip` until one of these commits, the root, or where a shallow clone ends.
///
/// # Errors
/// When a commit can't be read.
pub fn chain(repository: &Repository, tip: Oid, stops: &[Oid]) -> Result<Chain, GitError> {
    let shallow = repository.shallow();
    let is_cut = |commit: Oid| !shallow.is_empty() && shallow.lines().any(|line| line == commit.to_string());
    let (mut links, mut at) = (Vec::new(), Some(tip));
    let (start, end) = loop {
        let Some(commit) = at else { break (None, End::Root) };
        if stops.contains(&commit) {
            break (Some(commit), End::Known);
        }
        let read = read_commit(&repository.objects, commit)?;
        if is_cut(commit) && read.parent.is_some() {
            break (Some(commit), End::Cut);
        }
        links.push(Link { commit, tree: read.tree, parents: read.parents, time: read.time });
        at = read.parent;
    };
    links.reverse();
    Ok(Chain { links, start, end })
}

/// The tree of a commit.
///
/// # Errors
/// When it can't be read.
pub fn tree_of(repository: &Repository, commit: Oid) -> Result<Oid, GitError> {
    Ok(read_commit(&repository.objects, commit)?.tree)
}
