//! Reads what stands in a hook's place.

use std::fs::{self, Metadata};
use std::io::{Error, ErrorKind};
use std::path::Path;

use super::steps::at;
use crate::external::git::GitError;
use crate::model::hook::{Entry, Hook, Runs};
use crate::model::hook_step::{Before, Found};

/// What is found of a hook in this folder.
///
/// # Errors
/// When a file can't be read.
pub fn find(folder: &Path, hook: Hook) -> Result<Found, GitError> {
    let named = entry(folder, hook, hook.name())?;
    let place = hook.place(&named);
    let there = entry(folder, hook, &place)?;
    let before = before(&folder.join(&place), &folder.join(hook.before()))?;
    let manager = if let Entry::Others(manager) = named { manager } else { None };
    Ok(Found { hook, manager, place, there, before })
}

fn entry(folder: &Path, hook: Hook, file: &str) -> Result<Entry, GitError> {
    let path = folder.join(file);
    let Some(metadata) = look(&path)? else { return Ok(Entry::Nothing) };
    // A symlink is somebody's, wherever it leads, and also where it leads nowhere.
    if metadata.is_symlink() {
        let bytes = fs::read(&path).unwrap_or_default();
        return Ok(match hook.entry(&bytes, runs(&metadata)) {
            Entry::Others(manager) => Entry::Others(manager),
            _ => Entry::Others(None),
        });
    }
    if !metadata.is_file() {
        return Ok(Entry::NoFile);
    }
    let bytes = fs::read(&path).map_err(|error| at(&path, error))?;
    Ok(hook.entry(&bytes, runs(&metadata)))
}

fn before(there: &Path, before: &Path) -> Result<Before, GitError> {
    let (Some(kept), found) = (look(before)?, look(there)?) else { return Ok(Before::Nothing) };
    let same = found.is_some_and(|found| same(&found, &kept) && content(there).ok() == content(before).ok());
    Ok(if same { Before::Same } else { Before::Another })
}

fn same(one: &Metadata, other: &Metadata) -> bool {
    one.file_type() == other.file_type() && one.permissions() == other.permissions()
}

/// The bytes of a file, or where a symlink leads.
fn content(path: &Path) -> Result<Vec<u8>, Error> {
    match fs::read_link(path) {
        Ok(target) => Ok(target.into_os_string().into_encoded_bytes()),
        Err(_) => fs::read(path),
    }
}

/// What a path names, itself and not where a symlink leads; none where nothing is.
fn look(path: &Path) -> Result<Option<Metadata>, GitError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound) => Ok(None),
        Err(error) => Err(at(path, error)),
    }
}

#[cfg(unix)]
fn runs(metadata: &Metadata) -> Runs {
    use std::os::unix::fs::PermissionsExt;
    if metadata.permissions().mode() & 0o111 == 0 { Runs::No } else { Runs::Yes }
}

/// Git for Windows runs every hook that starts with `#!`.
#[cfg(not(unix))]
fn runs(_metadata: &Metadata) -> Runs {
    Runs::Yes
}
