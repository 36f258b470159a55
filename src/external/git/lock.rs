//! Locks between our own runs in one repository.

use std::fs::{File, OpenOptions};
use std::path::Path;

use super::error::GitError;

/// A lock of ours; it goes with the process, however that ends.
#[derive(Debug)]
pub struct OwnLock {
    _file: File,
}

impl OwnLock {
    /// Waits for other runs that hold the lock of this name, and keeps new ones out.
    ///
    /// # Errors
    /// When the lock's file can't be made.
    pub fn take(folder: &Path, name: &str) -> Result<Self, GitError> {
        let path = folder.join(name);
        let locked = std::fs::create_dir_all(folder)
            .and_then(|()| OpenOptions::new().create(true).truncate(false).write(true).open(&path))
            .and_then(|file| file.lock().map(|()| file));
        let file = locked.map_err(|error| GitError::File { path: path.display().to_string(), error })?;
        Ok(Self { _file: file })
    }
}
