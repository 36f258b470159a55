//! The repository that the user stands in.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::config::Config;
use super::error::GitError;
use super::objects::Objects;
use super::program::Program;
use crate::model::listing::lines;
use crate::model::oid::Oid;

/// A repository, with its configuration and its objects at hand.
#[derive(Debug)]
pub struct Repository {
    /// The user's git.
    pub git: Program,
    /// The configuration.
    pub config: Config,
    /// The objects.
    pub objects: Objects,
    /// The folder that all work trees of the repository share.
    common: PathBuf,
}

impl Repository {
    /// The repository of the current folder, as git finds it: `GIT_DIR`, `-C` and linked work trees included.
    ///
    /// # Errors
    /// Where there is none, or git won't open it.
    pub fn discover() -> Result<Self, GitError> {
        let git = Program::default();
        let (common, objects_folder) = folders(&git)?;
        let config = Config::read(&git)?;
        let objects = Objects::open(&git, &config, (&common, &objects_folder));
        Ok(Self { git, config, objects, common })
    }

    /// The folder for what we keep between runs; nothing in it is more than a cache or a lock.
    #[must_use]
    pub fn own_folder(&self) -> PathBuf {
        self.common.join("eurodat")
    }

    /// The commits at which a shallow clone ends, one name a line; empty in a whole one
    /// ([shallow](https://git-scm.com/docs/gitrepository-layout)).
    #[must_use]
    pub fn shallow(&self) -> String {
        std::fs::read_to_string(self.common.join("shallow")).unwrap_or_default()
    }

    /// Removes the lock that a killed git left on one of our branches; says whether there was one. A living git holds
    /// such a lock for milliseconds.
    pub(super) fn remove_left_lock(&self, reference: &str) -> bool {
        let lock = self.common.join(format!("{reference}.lock"));
        let left = modified(&lock).and_then(|time| time.elapsed().ok()).is_some_and(|age| age > Duration::from_secs(2));
        left && std::fs::remove_file(lock).is_ok()
    }

    /// When something was last fetched here, in seconds since 1970; none where never.
    #[must_use]
    pub fn last_fetch(&self) -> Option<std::time::SystemTime> {
        let places = [self.common.join("FETCH_HEAD"), self.common.join("packed-refs")];
        places.iter().filter_map(|path| modified(path)).max()
    }

    /// Fetches objects that a partial clone left behind, all at once; a whole clone has them.
    ///
    /// # Errors
    /// When the promisor remote can't be reached.
    pub fn prefetch(&self, oids: &[Oid]) -> Result<(), GitError> {
        let Some(remote) = self.config.get("extensions.partialclone") else { return Ok(()) };
        let missing = lines(oids.iter().filter(|oid| !self.objects.has(**oid)));
        if missing.is_empty() {
            return Ok(());
        }
        // What git itself runs when it meets a missing object, for many at once.
        let arguments = ["-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags"];
        let more = ["--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none", "--refmap=", "--stdin"];
        self.git.feed(&[&arguments[..], &more[..], &[remote]].concat(), missing.as_bytes()).map(drop)
    }

    /// The top of the work tree.
    ///
    /// # Errors
    /// In a bare repository, which has none.
    pub fn top(&self) -> Result<PathBuf, GitError> {
        let top = self.git.line(&["rev-parse", "--path-format=absolute", "--show-toplevel"]).map(PathBuf::from);
        top.map_err(|error| match error {
            GitError::Failed { said } if said.text.contains("must be run in a work tree") => GitError::NoWorkTree,
            other => other,
        })
    }
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

/// The common folder, and the one of the objects: elsewhere in a server hook's quarantine.
fn folders(git: &Program) -> Result<(PathBuf, PathBuf), GitError> {
    let arguments = ["rev-parse", "--path-format=absolute", "--git-common-dir", "--git-path", "objects"];
    let both = git.line(&arguments).map_err(|error| match error {
        GitError::Failed { said } if said.text.contains("not a git repository") => GitError::NoRepository { said },
        other => other,
    })?;
    let unexpected = || GitError::Unexpected { command: "git rev-parse".to_owned(), line: both.clone() };
    let (common, objects) = both.split_once('\n').ok_or_else(unexpected)?;
    Ok((PathBuf::from(common), PathBuf::from(objects)))
}
