//! A clone of the product: another repository than ours, read and never changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::error::{GitError, Said};
use super::output::Wait;
use super::program::Program;
use crate::model::comparison::{Commit, Commits};
use crate::model::oid::Oid;
use crate::model::release::Release;

/// A clone of the product.
#[derive(Debug)]
pub struct ProductClone {
    git: Program,
    folder: PathBuf,
}

/// What one commit's lines are: git's own, then its name, the committer's date, the author and the subject. None of them
/// can hold a line end.
const FORMAT: &str = "--format=%H%n%ct%n%an%n%s";
const LINES: usize = 5;

impl ProductClone {
    /// The one in this folder.
    #[must_use]
    pub fn new(git: &Program, folder: &Path) -> Self {
        Self { git: git.clone(), folder: folder.to_owned() }
    }

    /// Its tags that are releases, each with the object that it names; `prefix` stands before the version.
    ///
    /// # Errors
    /// When there is no repository, or git can't read it.
    pub fn tags(&self, prefix: &str) -> Result<BTreeMap<Release, Oid>, GitError> {
        let listed = self.run(&["for-each-ref", "--format=%(objectname) %(refname)", "refs/tags"])?;
        let tag = |line: &str| {
            let (oid, name) = line.split_once(" refs/tags/")?;
            Some((name.strip_prefix(prefix)?.parse().ok()?, oid.parse().ok()?))
        };
        Ok(listed.lines().filter_map(tag).collect())
    }

    /// The commits that `new` has and `old` hasn't: how many, and the newest of them, at most `most`.
    ///
    /// # Errors
    /// When git can't read them.
    pub fn commits(&self, (old, new): (Oid, Oid), most: usize) -> Result<Commits, GitError> {
        let range = format!("{old}..{new}");
        let most = format!("--max-count={most}");
        let count = self.run(&["rev-list", "--count", &range])?;
        let listed = self.run(&["rev-list", "--encoding=UTF-8", &most, FORMAT, &range])?;
        let shallow = self.run(&["rev-parse", "--is-shallow-repository"])?;
        let lines: Vec<&str> = listed.split('\n').collect();
        Ok(Commits {
            clone: self.folder.display().to_string(),
            count: count.trim().parse().map_err(|_| unexpected(&count))?,
            shown: lines
                .chunks_exact(LINES)
                .map(|lines| commit(lines).ok_or_else(|| unexpected(&listed)))
                .collect::<Result<_, _>>()?,
            complete: shallow.trim() == "false",
        })
    }

    /// Nothing of our repository reaches it: variables such as `GIT_DIR`, which a hook or `git -c` sets, are left out.
    /// Those that say where the user's configuration is stay.
    fn run(&self, arguments: &[&str]) -> Result<String, GitError> {
        let mut command = self.git.command(arguments);
        command.current_dir(&self.folder);
        for (name, _) in std::env::vars_os().filter(|(name, _)| is_ours(&name.to_string_lossy())) {
            command.env_remove(name);
        }
        // What is here alone: a partial clone must not reach for the network.
        command.env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_NO_LAZY_FETCH", "1");
        let shown = format!("git -C {} {}", self.folder.display(), arguments.join(" "));
        let child = command.spawn().map_err(|error| self.unstarted(error))?;
        let ended = Wait::ForOutput.end(child, &shown)?;
        if ended.success {
            return Ok(String::from_utf8_lossy(&ended.stdout).into_owned());
        }
        Err(GitError::Failed { said: Said { command: shown, code: ended.code, text: ended.stderr } })
    }

    /// Programs start in a folder: where there is none, that is the reason.
    fn unstarted(&self, error: std::io::Error) -> GitError {
        if self.folder.is_dir() {
            return GitError::Start(error);
        }
        GitError::File { path: self.folder.display().to_string(), error }
    }
}

fn is_ours(variable: &str) -> bool {
    const OF_THE_USER: [&str; 4] = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH"];
    variable.starts_with("GIT_") && !OF_THE_USER.contains(&variable)
}

fn commit(lines: &[&str]) -> Option<Commit> {
    let [_, oid, seconds, author, subject] = lines else { return None };
    let time = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some(Commit { oid: oid.parse().ok()?, time, author: (*author).to_owned(), subject: (*subject).to_owned() })
}

fn unexpected(said: &str) -> GitError {
    GitError::Unexpected {
        command: "git rev-list".to_owned(),
        line: said.lines().next().unwrap_or_default().to_owned(),
    }
}
