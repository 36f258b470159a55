//! Writes files of the work tree: each whole or untouched, whenever the run ends.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::external::git::{GitError, OwnLock};

/// Reads a file.
///
/// # Errors
/// When it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, GitError> {
    std::fs::read(path).map_err(|error| at(path, error))
}

/// The files below a folder, as paths from the top with `/` between their parts; folders behind symlinks and Git's
/// own are left out. A folder that isn't there holds none.
///
/// # Errors
/// When a folder can't be read.
pub fn files_below(top: &Path, folder: &str) -> Result<Vec<String>, GitError> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let path = top.join(&folder);
        let entries = match std::fs::read_dir(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            entries => entries.map_err(|error| at(&path, error))?,
        };
        for entry in entries {
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
pub fn replace(_lock: &OwnLock, path: &Path, bytes: &[u8]) -> Result<(), GitError> {
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
    // Before the bytes: what only the owner may read must never be readable by others.
    file.set_permissions(mode)?;
    file.write_all(bytes)?;
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
