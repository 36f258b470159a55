//! Writes files of the work tree: each whole or untouched, whenever the run ends.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::external::git::{GitError, OwnLock};
use crate::model::content::{Content, Depth, LARGEST};

/// Reads a file.
///
/// # Errors
/// When it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, GitError> {
    std::fs::read(path).map_err(|error| at(path, error))
}

/// What stands at a path from the top; none where nothing does. Symlinks are not followed, as they are not in commits.
///
/// # Errors
/// When it can't be read.
pub fn content(top: &Path, path: &str) -> Result<Option<Content>, GitError> {
    let full = top.join(path);
    if leads_elsewhere(top, path) {
        return Ok(None);
    }
    let looked = match std::fs::symlink_metadata(&full) {
        Err(error) if is_absent(&error) => return Ok(None),
        looked => looked.map_err(|error| at(&full, error))?,
    };
    if !looked.is_file() {
        return Ok(Some(Content::NotFile));
    }
    if looked.len() > LARGEST {
        return Ok(Some(Content::TooLarge(looked.len())));
    }
    match read_within(&full, looked.len()) {
        // It went in between, as files do while an editor saves.
        Err(error) if is_absent(&error) => Ok(None),
        read => read.map(Some).map_err(|error| at(&full, error)),
    }
}

/// Whether a folder on the way is a symlink, which may lead out of the repository, or git's own: to git nothing of the
/// repository stands there.
fn leads_elsewhere(top: &Path, path: &str) -> bool {
    let mut at = top.to_owned();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.split('/').filter(|part| !part.is_empty()).any(|part| {
        at.push(part);
        part.eq_ignore_ascii_case(".git") || at.is_symlink()
    })
}

/// Reads a file that may grow or go while it's read.
fn read_within(path: &Path, expected: u64) -> std::io::Result<Content> {
    let file = File::open(path)?;
    // One byte more, so that the end is seen without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default() + 1);
    let most = LARGEST + 1;
    match u64::try_from(Read::take(&file, most).read_to_end(&mut bytes)?) {
        Ok(read) if read < most => Ok(Content::File(bytes)),
        _ => Ok(Content::TooLarge(file.metadata()?.len())),
    }
}

/// Whether nothing stands at a path: a part of the way may be a file, or a name that the system can't hold.
fn is_absent(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | InvalidFilename | InvalidInput)
}

/// The files below a folder, as paths from the top with `/` between their parts; folders behind symlinks and Git's
/// own are left out. A folder that isn't there holds none. What isn't UTF-8 in a name is shown as U+FFFD.
///
/// # Errors
/// When a folder can't be read.
pub fn files_below(top: &Path, folder: &str, depth: Depth) -> Result<Vec<String>, GitError> {
    let mut found = Vec::new();
    // The folder itself may be a symlink, too.
    let within = format!("{folder}/");
    let mut open = if leads_elsewhere(top, &within) { Vec::new() } else { vec![folder.to_owned()] };
    while let Some(folder) = open.pop() {
        let path = top.join(&folder);
        let entries = match std::fs::read_dir(&path) {
            Err(error) if is_absent(&error) => continue,
            entries => entries.map_err(|error| at(&path, error))?,
        };
        for entry in entries {
            let entry = entry.map_err(|error| at(&path, error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let inner = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.extend((depth == Depth::All && name != ".git").then_some(inner));
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
    let mode = std::fs::metadata(&target).map_err(|error| at(&target, error))?.permissions();
    put(&target, Some(mode), bytes)
}

/// Whether something stands at a path, be it a symlink that leads nowhere.
#[must_use]
pub fn exists(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// Makes a file that isn't there yet, as [`replace`] replaces one: it's there whole or not at all.
///
/// # Errors
/// When the disk is full or a right is missing.
pub fn create(_lock: &OwnLock, path: &Path, bytes: &[u8]) -> Result<(), GitError> {
    put(path, None, bytes)
}

fn put(target: &Path, mode: Option<Permissions>, bytes: &[u8]) -> Result<(), GitError> {
    let beside = beside(target);
    write_beside(target, &beside, mode, bytes).map_err(|error| {
        // What is half written is of no use to anyone.
        let _ = std::fs::remove_file(&beside);
        at(target, error)
    })
}

/// Writes a report to a file of the user's choice, which may be a pipe or a device.
///
/// # Errors
/// When it can't be written.
pub fn write_report(path: &Path, bytes: &[u8]) -> Result<(), GitError> {
    std::fs::write(path, bytes).map_err(|error| at(path, error))
}

fn write_beside(target: &Path, beside: &Path, mode: Option<Permissions>, bytes: &[u8]) -> std::io::Result<()> {
    // A file that was there before could have a mode of its own.
    match std::fs::remove_file(beside) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().create_new(true).write(true).open(beside)?;
    // Before the bytes: what only the owner may read must never be readable by others.
    if let Some(mode) = mode {
        file.set_permissions(mode)?;
    }
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
