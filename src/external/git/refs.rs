//! References, read and written by git: files, packed or reftable alike.

use super::error::{GitError, Said};
use super::lock::OwnLock;
use super::program::Started;
use super::repository::Repository;
use crate::model::oid::Oid;

/// The commit that a revision names; none where it names none.
#[must_use]
pub fn resolve(repository: &Repository, revision: &str) -> Option<Oid> {
    let name = format!("{revision}^{{commit}}");
    repository.git.line(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name]).ok()?.parse().ok()
}

/// The same for two revisions at once: each git takes a millisecond to start.
#[must_use]
pub fn resolve_both(repository: &Repository, revisions: (&str, &str)) -> (Option<Oid>, Option<Oid>) {
    let ask = |revision: &str| {
        let name = format!("{revision}^{{commit}}");
        repository.git.start(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name])
    };
    let asked = (ask(revisions.0), ask(revisions.1));
    let answer = |asked: Result<Started, GitError>| {
        let said = asked.ok()?.finish().ok()?;
        String::from_utf8_lossy(&said).trim().parse().ok()
    };
    (answer(asked.0), answer(asked.1))
}

/// What a symbolic reference points at.
#[must_use]
pub fn symbolic(repository: &Repository, name: &str) -> Option<String> {
    repository.git.line(&["symbolic-ref", "--quiet", name]).ok()
}

/// The branches that stand for another one, each with that one's name.
///
/// # Errors
/// When git can't list them.
pub fn symbolic_branches(repository: &Repository) -> Result<Vec<(String, String)>, GitError> {
    let listed = repository.git.line(&["for-each-ref", "--format=%(refname) %(symref)", "refs/heads"])?;
    let pairs = listed.lines().filter_map(|line| line.split_once(' ')).filter(|(_, whole)| !whole.is_empty());
    Ok(pairs.map(|(name, whole)| (name.to_owned(), whole.to_owned())).collect())
}

/// Whether `old` is `new` or one of its ancestors.
#[must_use]
pub fn is_ancestor(repository: &Repository, old: Oid, new: Oid) -> bool {
    repository.git.agrees(&["merge-base", "--is-ancestor", &old.to_string(), &new.to_string()])
}

/// The branches of this repository below a prefix such as `promote/qa`, with their commits.
///
/// # Errors
/// When git can't list them.
pub fn branches(repository: &Repository, prefix: &str) -> Result<Vec<(String, Oid)>, GitError> {
    let pattern = format!("refs/heads/{prefix}");
    let listed = repository.git.line(&["for-each-ref", "--format=%(objectname) %(refname)", &pattern])?;
    let lines = listed.lines().filter_map(|line| line.split_once(' '));
    Ok(lines
        .filter_map(|(oid, name)| Some((name.strip_prefix("refs/heads/")?.to_owned(), oid.parse().ok()?)))
        .collect())
}

/// Makes or moves a branch of this repository, if it is still where we saw it.
///
/// # Errors
/// When it has moved meanwhile, or its name can't stand beside another branch's.
pub fn create_branch(repository: &Repository, name: &str, commit: Oid, seen: Option<Oid>) -> Result<(), GitError> {
    let seen = seen.map_or_else(|| "0".repeat(commit.as_bytes().len() * 2), |oid| oid.to_string());
    let why = format!("eurodat: {}", name.split('/').next().unwrap_or_default());
    let (name, commit) = (format!("refs/heads/{name}"), commit.to_string());
    let arguments = ["update-ref", "-m", &why, "--create-reflog", &name, &commit, &seen];
    // While we hold it no other run of ours has a lock of git's on such a branch; it goes with the process.
    let _ours = OwnLock::take(&repository.own_folder(), "branch.lock")?;
    match repository.git.run(&arguments) {
        Err(GitError::Failed { said }) if is_locked(&said, &name) && repository.remove_left_lock(&name) => {
            repository.git.run(&arguments).map(drop)
        }
        result => result.map(drop),
    }
}

/// Whether an update failed because the branch's own lock is there.
fn is_locked(said: &Said, name: &str) -> bool {
    said.text.contains(&format!("{name}.lock': File exists"))
}

/// The work tree in which a branch is checked out, if any.
#[must_use]
pub fn checked_out(repository: &Repository, name: &str) -> Option<String> {
    let pattern = format!("refs/heads/{name}");
    let folder = repository.git.line(&["for-each-ref", "--format=%(worktreepath)", &pattern]).ok()?;
    (!folder.is_empty()).then_some(folder)
}
