//! Where the demo goes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::external::git::GitError;

/// A temporary folder that stays, for a look around.
///
/// # Errors
/// When none can be made.
pub fn temporary_folder() -> Result<PathBuf, GitError> {
    let made = tempfile::Builder::new().prefix("git-eurodat-demo-").tempdir();
    made.map(tempfile::TempDir::keep).map_err(|error| at(&std::env::temp_dir(), error))
}

/// The named folder, made if it isn't there; nothing that is there already is ever touched.
///
/// # Errors
/// When something is in it, or it can't be made.
pub fn empty_folder(folder: &Path) -> Result<PathBuf, GitError> {
    let first = fs::create_dir_all(folder).and_then(|()| fs::read_dir(folder)?.next().transpose());
    match first.map_err(|error| at(folder, error))? {
        None => std::path::absolute(folder).map_err(|error| at(folder, error)),
        Some(_) => Err(GitError::NotEmpty { path: folder.display().to_string() }),
    }
}

fn at(path: &Path, error: std::io::Error) -> GitError {
    GitError::File { path: path.display().to_string(), error }
}
