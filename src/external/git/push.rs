//! Pushes with the user's own git: hooks, credentials, ssh and proxies apply; what would push more than we ask for
//! does not.

use super::error::{GitError, Said};
use super::program::FALSE;
use super::repository::Repository;
use crate::model::oid::Oid;

/// One branch to push.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The remote's name or URL.
    pub remote: &'a str,
    /// The branch.
    pub branch: &'a str,
    /// Its new commit.
    pub commit: Oid,
    /// Where we saw it on the remote; none where it wasn't there.
    pub seen: Option<Oid>,
    /// Push options for the server.
    pub options: &'a [String],
}

/// How a push ended.
#[derive(Debug)]
pub enum Pushed {
    /// The branch is where we want it; what the remote said to it, and whether it took our options.
    Done {
        /// The remote's messages.
        said: String,
        /// Whether the push options were sent.
        with_options: bool,
    },
    /// It was not taken. Why is for people: what it means is read from the remote itself.
    Refused(Said),
}

/// Pushes a branch with a lease on where we saw it. A server without push options gets the branch alone.
///
/// # Errors
/// When git can't be started or hangs.
pub fn push(repository: &Repository, request: &Request<'_>) -> Result<Pushed, GitError> {
    match attempt(repository, request, request.options)? {
        Pushed::Refused(said) if said.text.contains("does not support push options") => {
            attempt(repository, request, &[])
        }
        other => Ok(other),
    }
}

fn attempt(repository: &Repository, request: &Request<'_>, options: &[String]) -> Result<Pushed, GitError> {
    let name = format!("refs/heads/{}", request.branch);
    let seen = request.seen.map(|oid| oid.to_string()).unwrap_or_default();
    let mut words = vec![format!("--force-with-lease={name}:{seen}")];
    words.extend(options.iter().map(|option| format!("--push-option={option}")));
    words.extend(["--end-of-options".to_owned(), request.remote.to_owned(), format!("{}:{name}", request.commit)]);
    match send(repository, request.remote, &words) {
        Ok(said) => Ok(Pushed::Done { said, with_options: !options.is_empty() }),
        Err(GitError::Failed { said }) => Ok(Pushed::Refused(said)),
        Err(other) => Err(other),
    }
}

/// Deletes a branch that is still where we saw it.
///
/// # Errors
/// When the server refuses, or the branch moved.
pub fn delete(repository: &Repository, remote: &str, branch: &str, seen: Oid) -> Result<(), GitError> {
    let name = format!("refs/heads/{branch}");
    let words = [
        format!("--force-with-lease={name}:{seen}"),
        "--end-of-options".to_owned(),
        remote.to_owned(),
        format!(":{name}"),
    ];
    send(repository, remote, &words).map(drop)
}

/// Runs `git push` for exactly the refspec that is named and gives what the remote said.
fn send(repository: &Repository, remote: &str, words: &[String]) -> Result<String, GitError> {
    // A mirror remote would push and delete everything; the others would add references of their own.
    let mirror = format!("--config-env=remote.{remote}.mirror={FALSE}");
    let mut arguments = vec!["-c", "push.pushOption="];
    if repository.config.remotes().contains(&remote) {
        arguments.push(&mirror);
    }
    arguments.extend(["push", "--porcelain", "--no-progress", "--no-follow-tags", "--recurse-submodules=no"]);
    arguments.extend(words.iter().map(String::as_str));
    repository.git.talk(&arguments).map(|ended| ended.stderr)
}
