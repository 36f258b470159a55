//! What a merge would make, without making it.

use super::chain::tree_of;
use super::error::GitError;
use super::program::{FALSE, NO_FILE, walk_failed};
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
/// merge by: a merge commit, a rebase, a squash. It is also the same for every user: the attributes are those of `ours`
/// (before Git 2.41 those of the work tree), and a file with a merge driver of the user's own is in conflict once both
/// sides change it.
///
/// # Errors
/// When git can't merge them: they may have no commit in common here, or the clone has merge attributes of its own.
pub fn merge_result(repository: &Repository, ours: Oid, theirs: Oid) -> Result<MergeResult, GitError> {
    if is_ancestor(repository, theirs, ours) {
        return Ok(MergeResult::Nothing);
    }
    if is_ancestor(repository, ours, theirs) {
        return tree_of(repository, theirs).map(MergeResult::Tree);
    }
    judge_own_attributes(repository)?;
    let (ours, theirs) = (ours.to_string(), theirs.to_string());
    let arguments = arguments(repository, &ours, &theirs);
    let surroundings = [("GIT_ATTR_NOSYSTEM", "1"), ("GIT_ATTR_SOURCE", ours.as_str())];
    let ended = repository.git.walk_in(&arguments, &surroundings)?;
    let mut words = ended.stdout.split(|byte| *byte == 0).map(|word| String::from_utf8_lossy(word).into_owned());
    match (ended.code, words.next()) {
        (Some(0), Some(tree)) => Ok(MergeResult::Tree(tree.trim().parse()?)),
        (Some(1), Some(_)) => Ok(MergeResult::Conflicts(words.filter(|word| !word.is_empty()).collect())),
        _ => Err(walk_failed(&arguments, ended)),
    }
}

/// Git's own defaults ([git config](https://git-scm.com/docs/git-config)), whatever the user's configuration says.
const DEFAULTS: [&str; 8] = [
    "merge.default=text",
    "merge.renames=true",
    "merge.directoryRenames=conflict",
    "merge.renormalize=false",
    "merge.renameLimit=7000",
    "diff.renames=true",
    "diff.renameLimit=1000",
    "diff.algorithm=histogram",
];

fn arguments(repository: &Repository, ours: &str, theirs: &str) -> Vec<String> {
    let no_attributes = format!("core.attributesFile={NO_FILE}");
    let defaults = DEFAULTS.into_iter().chain([no_attributes.as_str()]);
    let mut arguments: Vec<String> = defaults.flat_map(|setting| ["-c".to_owned(), setting.to_owned()]).collect();
    // A driver that fails leaves a conflict, and nothing of the user's runs.
    arguments.extend(repository.config.merge_drivers().map(|driver| format!("--config-env={driver}={FALSE}")));
    let merge = ["merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", ours, theirs];
    arguments.extend(merge.map(str::to_owned));
    arguments
}

/// Nothing switches off the attributes that a clone has for itself
/// ([gitattributes](https://git-scm.com/docs/gitattributes)), so none of them may be about merging.
fn judge_own_attributes(repository: &Repository) -> Result<(), GitError> {
    let path = repository.own_attributes();
    let text = std::fs::read(&path).unwrap_or_default();
    let merges = String::from_utf8_lossy(&text).lines().any(|line| !line.starts_with('#') && line.contains("merge"));
    if merges { Err(GitError::OwnMerge { path: path.display().to_string() }) } else { Ok(()) }
}
