//! What changed since a commit.

use std::path::PathBuf;

use super::commit_object::read_commit;
use super::error::GitError;
use super::program::Program;
use super::repository::Repository;
use super::shown::shown;
use crate::model::oid::Oid;

/// The paths at which the work tree differs from a commit, untracked files that aren't ignored among them. What isn't
/// UTF-8 is shown as U+FFFD.
///
/// # Errors
/// When git can't look at the work tree.
pub fn changed_in_work_tree(repository: &Repository, since: Oid) -> Result<Vec<String>, GitError> {
    let since = since.to_string();
    let tracked = ["diff-index", "--name-only", "-z", "--no-renames", &since, "--"];
    let untracked = ["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"];
    let tracked = repository.git.start(&tracked)?;
    let mut paths = repository.git.run(&untracked)?;
    paths.extend(tracked.finish()?);
    Ok(paths.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(shown).collect())
}

/// The files of the work tree below a folder, tracked or not, without those that git ignores; from the top, sorted. What
/// isn't UTF-8 in a name is shown as U+FFFD.
///
/// # Errors
/// When git can't look at the work tree.
pub fn files_in_work_tree(folder: &str) -> Result<Vec<String>, GitError> {
    let below = if folder.is_empty() { ":/".to_owned() } else { format!(":(top,literal){folder}") };
    let which = ["ls-files", "--cached", "--others", "--exclude-standard", "--full-name", "-z", "--", &below];
    let listed = Program::default().run(&which)?;
    let mut paths: Vec<String> = listed.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(shown).collect();
    paths.sort_unstable();
    // A path with conflicts stands in the index several times.
    paths.dedup();
    Ok(paths)
}

/// The newest commit that both come from; none where their histories share none.
///
/// # Errors
/// When git can't walk their histories.
pub fn merge_base(repository: &Repository, one: Oid, other: Oid) -> Result<Option<Oid>, GitError> {
    match repository.git.line(&["merge-base", &one.to_string(), &other.to_string()]) {
        Ok(line) => Ok(Some(line.parse()?)),
        Err(GitError::Failed { said }) if said.code == Some(1) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The first parent of a commit; none of a root. Where a shallow clone ends, it isn't here.
///
/// # Errors
/// When the commit can't be read.
pub fn first_parent(repository: &Repository, commit: Oid) -> Result<Option<Oid>, GitError> {
    Ok(read_commit(&repository.objects, commit)?.parent)
}

/// The top of the work tree; none in a bare repository.
#[must_use]
pub fn top(repository: &Repository) -> Option<PathBuf> {
    repository.git.line(&["rev-parse", "--show-toplevel"]).ok().map(PathBuf::from)
}

/// The folder in which the user stands, from the top of the work tree and with a slash at the end; empty at the top.
///
/// # Errors
/// When git can't say it.
pub fn prefix(repository: &Repository) -> Result<String, GitError> {
    repository.git.line(&["rev-parse", "--show-prefix"])
}
