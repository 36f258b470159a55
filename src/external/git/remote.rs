//! What a remote has, asked without writing any reference here: many runs of one clone may do so at once.

use std::collections::BTreeMap;

use super::error::GitError;
use super::repository::Repository;
use crate::model::oid::Oid;

/// The branches of a remote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads {
    /// The branch that its HEAD points at.
    pub default: Option<String>,
    /// Each branch with its commit.
    pub branches: BTreeMap<String, Oid>,
}

/// Asks a remote, by its name or URL, for its branches.
///
/// # Errors
/// When the remote can't be reached or refuses.
pub fn heads(repository: &Repository, remote: &str) -> Result<Heads, GitError> {
    let ended = repository.git.talk(&["ls-remote", "--symref", "--end-of-options", remote, "HEAD", "refs/heads/*"])?;
    let mut heads = Heads::default();
    for line in String::from_utf8_lossy(&ended.stdout).lines() {
        let Some((value, name)) = line.split_once('\t') else { continue };
        match (value.strip_prefix("ref: refs/heads/"), name.strip_prefix("refs/heads/")) {
            (Some(branch), _) if name == "HEAD" => heads.default = Some(branch.to_owned()),
            (None, Some(branch)) => {
                heads.branches.insert(branch.to_owned(), value.parse()?);
            }
            _ => {}
        }
    }
    Ok(heads)
}

/// Fetches branches of a remote into the object database, and nothing else: no reference, no tags, no
/// `FETCH_HEAD`, no submodules, no housekeeping.
///
/// # Errors
/// When the remote can't be reached or refuses, or a branch is gone.
pub fn fetch(repository: &Repository, remote: &str, branches: &[String]) -> Result<(), GitError> {
    if branches.is_empty() {
        return Ok(());
    }
    fetch_with(repository, &[], remote, branches)
}

/// Fetches a branch with all of its history, also where the clone is a shallow one.
///
/// # Errors
/// When the remote can't be reached or refuses, or the branch is gone.
pub fn deepen(repository: &Repository, remote: &str, branch: &str) -> Result<(), GitError> {
    let all: &[&str] = if repository.shallow().is_empty() { &[] } else { &["--unshallow"] };
    fetch_with(repository, all, remote, &[branch.to_owned()])
}

fn fetch_with(repository: &Repository, more: &[&str], remote: &str, branches: &[String]) -> Result<(), GitError> {
    let refspecs: Vec<String> = branches.iter().map(|branch| format!("refs/heads/{branch}")).collect();
    let mut arguments = vec![
        "fetch",
        "--quiet",
        "--no-write-fetch-head",
        "--refmap=",
        "--no-tags",
        "--no-prune",
        "--recurse-submodules=no",
        "--no-auto-maintenance",
    ];
    arguments.extend(more);
    arguments.extend(["--end-of-options", remote]);
    arguments.extend(refspecs.iter().map(String::as_str));
    repository.git.talk(&arguments).map(drop)
}

/// Where a remote's branches are after a push: the URL that pushes go to, where that is not the one of fetches.
#[must_use]
pub fn push_place(repository: &Repository, remote: &str) -> String {
    // As it is written: whoever reads it rewrites it by `insteadOf`, once.
    if let Some(url) = repository.config.get(&format!("remote.{remote}.pushurl")) {
        return url.to_owned();
    }
    let url = |push: &[&str]| repository.git.line(&[&["remote", "get-url"], push, &[remote]].concat()).ok();
    match (url(&["--push"]), url(&[])) {
        (Some(push), Some(fetch)) if push != fetch => push,
        _ => remote.to_owned(),
    }
}

/// The user in the URL that pushes go to, as git rewrites it; none where it names none.
#[must_use]
pub fn push_user(repository: &Repository, remote: &str) -> Option<String> {
    let url = repository.git.line(&["remote", "get-url", "--push", "--", remote]).ok()?;
    let (_, rest) = url.split_once("://")?;
    let (user, _) = rest.split('/').next()?.rsplit_once('@')?;
    Some(user.split(':').next().unwrap_or(user).to_owned())
}
