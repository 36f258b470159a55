//! What a merge would make, without making it.

use super::chain::tree_of;
use super::error::GitError;
use super::program::walk_failed;
use super::refs::is_ancestor;
use super::repository::Repository;
use crate::model::oid::Oid;

/// What comes of merging one commit into another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeResult {
    /// Nothing: all of it is there already.
    Nothing,
    /// A tree.
    Tree(Oid),
    /// Conflicts in these files.
    Conflicts(Vec<String>),
}

/// Merges `theirs` into `ours`, in the object database alone
/// ([git merge-tree](https://git-scm.com/docs/git-merge-tree)). The result is the same for every method that a server may
/// merge by: a merge commit, a rebase, a squash.
///
/// # Errors
/// When git can't merge them: they may have no commit in common here.
pub fn merge_result(repository: &Repository, ours: Oid, theirs: Oid) -> Result<MergeResult, GitError> {
    if is_ancestor(repository, theirs, ours) {
        return Ok(MergeResult::Nothing);
    }
    if is_ancestor(repository, ours, theirs) {
        return tree_of(repository, theirs).map(MergeResult::Tree);
    }
    let (ours, theirs) = (ours.to_string(), theirs.to_string());
    let arguments = ["merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", &ours, &theirs];
    let ended = repository.git.walk(&arguments)?;
    let mut words = ended.stdout.split(|byte| *byte == 0).map(|word| String::from_utf8_lossy(word).into_owned());
    match (ended.code, words.next()) {
        (Some(0), Some(tree)) => Ok(MergeResult::Tree(tree.trim().parse()?)),
        (Some(1), Some(_)) => Ok(MergeResult::Conflicts(words.filter(|word| !word.is_empty()).collect())),
        _ => Err(walk_failed(&arguments, ended)),
    }
}
