//! The repository that the user stands in.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::config::Config;
use super::error::GitError;
use super::objects::Objects;
use super::program::Program;

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
        // Both questions at once: a git takes a millisecond to start.
        let asked = Config::ask(&git)?;
        let (common, objects_folder) = folders(&git)?;
        let config = Config::take(asked)?;
        let objects = Objects::open(&git, &config, (&common, &objects_folder));
        Ok(Self { git, config, objects, common })
    }

    /// The same with the top of its work tree.
    ///
    /// # Errors
    /// The same, and in a bare repository, which has no work tree.
    pub fn discover_work_tree() -> Result<(Self, PathBuf), GitError> {
        let asked = Program::default().start(&["rev-parse", "--path-format=absolute", "--show-toplevel"])?;
        let repository = Self::discover()?;
        let top = asked.finish().map_err(|error| match error {
            GitError::Failed { said } if said.text.contains("must be run in a work tree") => GitError::NoWorkTree,
            other => other,
        });
        let top = String::from_utf8_lossy(&top?).trim_end_matches(['\n', '\r']).into();
        Ok((repository, top))
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

    /// The file of attributes that only this clone has
    /// ([info/attributes](https://git-scm.com/docs/gitrepository-layout)); it need not be there.
    pub(super) fn own_attributes(&self) -> PathBuf {
        self.common.join("info/attributes")
    }

    /// Removes the lock that a killed git left on one of our branches; says whether there was one. A living git holds
    /// such a lock for milliseconds.
    pub(super) fn remove_left_lock(&self, reference: &str) -> bool {
        let lock = self.common.join(format!("{reference}.lock"));
        let left = modified(&lock).and_then(|time| time.elapsed().ok()).is_some_and(|age| age > Duration::from_secs(2));
        left && std::fs::remove_file(lock).is_ok()
    }

    /// When something was last fetched here; none where that left no trace.
    #[must_use]
    pub fn last_fetch(&self) -> Option<std::time::SystemTime> {
        // A clone writes only the second; later on housekeeping does, too.
        modified(&self.common.join("FETCH_HEAD")).or_else(|| modified(&self.common.join("packed-refs")))
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
    let (common, objects) = halves(&both).ok_or_else(unexpected)?;
    Ok((PathBuf::from(common), PathBuf::from(objects)))
}

/// The two paths of two lines. A path may itself hold line feeds: then each holds as many, as the one is in the other.
fn halves(both: &str) -> Option<(&str, &str)> {
    let feeds: Vec<usize> = both.match_indices('\n').map(|(at, _)| at).collect();
    let middle = feeds.get(feeds.len() / 2).filter(|_| !feeds.len().is_multiple_of(2))?;
    Some((both.get(..*middle)?, both.get(middle + 1..)?))
}
