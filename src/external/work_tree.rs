//! Writes files of the work tree: each whole or untouched, whenever the run ends.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::external::git::GitError;

/// A lock on the work tree's edits; it goes with the process, however that ends.
#[derive(Debug)]
pub struct EditLock {
    _file: File,
}

impl EditLock {
    /// Waits for other edits of this repository and keeps new ones out.
    ///
    /// # Errors
    /// When the lock file can't be made.
    pub fn take(folder: &Path) -> Result<Self, GitError> {
        let path = folder.join("edit.lock");
        let locked = std::fs::create_dir_all(folder)
            .and_then(|()| OpenOptions::new().create(true).truncate(false).write(true).open(&path))
            .and_then(|file| file.lock().map(|()| file));
        locked.map(|file| Self { _file: file }).map_err(|error| at(&path, error))
    }
}

/// Reads a file.
///
/// # Errors
/// When it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, GitError> {
    std::fs::read(path).map_err(|error| at(path, error))
}

/// The files below a folder, as paths from the top with `/` between their parts; folders behind symlinks and Git's
/// own are left out.
///
/// # Errors
/// When a folder can't be read.
pub fn files_below(top: &Path, folder: &str) -> Result<Vec<String>, GitError> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let path = top.join(&folder);
        for entry in std::fs::read_dir(&path).map_err(|error| at(&path, error))? {
            let entry = entry.map_err(|error| at(&path, error))?;
            // What isn't UTF-8 is no values file: its stage or cloud could not be named.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let inner = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.extend((name != ".git").then_some(inner));
            } else {
                found.push(inner);
            }
        }
    }
    Ok(found)
}

/// Replaces a file's bytes: written beside it, synced, and renamed over it. Mode and symlinks stay. The lock makes
/// the name of the new file ours: what a killed run left there is written over.
///
/// # Errors
/// When the disk is full or a right is missing; the file is as before then.
pub fn replace(_lock: &EditLock, path: &Path, bytes: &[u8]) -> Result<(), GitError> {
    let target = std::fs::canonicalize(path).map_err(|error| at(path, error))?;
    let beside = beside(&target);
    write_beside(&target, &beside, bytes).map_err(|error| {
        // What is half written is of no use to anyone.
        let _ = std::fs::remove_file(&beside);
        at(&target, error)
    })
}

fn write_beside(target: &Path, beside: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mode = std::fs::metadata(target)?.permissions();
    // A file that was there before could have a mode of its own.
    match std::fs::remove_file(beside) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().create_new(true).write(true).open(beside)?;
    file.write_all(bytes)?;
    file.set_permissions(mode)?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(beside, target)?;
    sync_folder(target)
}

/// Makes the rename itself last; Windows has no such call and needs none.
fn sync_folder(target: &Path) -> std::io::Result<()> {
    match target.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.eurodat"))
}

fn at(path: &Path, error: std::io::Error) -> GitError {
    GitError::File { path: path.display().to_string(), error }
}
