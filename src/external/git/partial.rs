//! Partial clones: what was left behind is fetched all at once, before git would fetch it piece by piece.

use super::commit_object::read_commit;
use super::difference::File;
use super::error::GitError;
use super::repository::Repository;
use super::walk::Route;
use crate::model::listing::lines;
use crate::model::oid::Oid;

/// Fetches objects that a partial clone left behind; a whole clone has them.
///
/// # Errors
/// When the promisor remote can't be reached.
pub(super) fn prefetch(repository: &Repository, oids: &[Oid]) -> Result<(), GitError> {
    let Some(remote) = repository.config.promisor() else { return Ok(()) };
    let missing = lines(oids.iter().filter(|oid| !repository.objects.has(**oid)));
    if missing.is_empty() {
        return Ok(());
    }
    // What git itself runs when it meets a missing object, for many at once.
    let arguments = ["-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--refmap="];
    let more = ["--no-write-fetch-head", "--recurse-submodules=no", "--no-auto-maintenance", "--filter=blob:none"];
    let all = [&arguments[..], &more[..], &["--stdin", remote]].concat();
    repository.git.feed(&all, missing.as_bytes()).map(drop)
}

/// Fetches the contents of files that a partial clone left behind, all of them at once.
///
/// # Errors
/// When the promisor remote can't be reached.
pub fn fetch_blobs(repository: &Repository, files: impl Iterator<Item = File>) -> Result<(), GitError> {
    if repository.config.promisor().is_none() {
        return Ok(());
    }
    let blobs: Vec<Oid> = files.filter(|file| file.is_plain()).map(|file| file.oid).collect();
    prefetch(repository, &blobs)
}

/// Fetches the trees along a walk, where the clone is one without trees.
///
/// # Errors
/// When a commit can't be read, or the promisor remote can't be reached.
pub(super) fn prefetch_trees(repository: &Repository, route: &Route<'_>) -> Result<(), GitError> {
    if !repository.config.leaves_trees() {
        return Ok(());
    }
    let (mut trees, mut next) = (Vec::new(), Some(route.tip));
    while let Some(at) = next {
        let commit = read_commit(&repository.objects, at)?;
        trees.push(commit.tree);
        let ends = route.known == Some(at) || route.is_cut(at);
        next = commit.parent.filter(|_| !ends);
    }
    prefetch(repository, &trees)
}
