//! Files of a commit by their paths.

use std::collections::{BTreeMap, HashMap};

use super::diff::{File, file};
use super::error::GitError;
use super::kind::Kind;
use super::objects::Objects;
use super::tree::Tree;
use super::walk::{folder_of, read_commit};
use crate::model::content::Depth;
use crate::model::oid::Oid;

/// The bytes of these files in a commit, by path; a path that is no file there is left out. Each folder is read once.
///
/// # Errors
/// When an object can't be read.
pub fn read_files(objects: &Objects, commit: Oid, paths: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, GitError> {
    let found = find_files(objects, read_commit(objects, commit)?.tree, paths)?;
    let plain = found.into_iter().filter(|(_, file)| file.is_plain());
    plain.map(|(path, file)| Ok((path, objects.read(Kind::Blob, file.oid)?))).collect()
}

/// What a tree holds at these paths; symlinks and submodules count, folders don't. Each folder is read once.
///
/// # Errors
/// When a tree can't be read.
pub(super) fn find_files(objects: &Objects, top: Oid, paths: &[&str]) -> Result<BTreeMap<String, File>, GitError> {
    let mut folders: BTreeMap<&str, HashMap<&[u8], &str>> = BTreeMap::new();
    for path in paths {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        folders.entry(folder).or_default().insert(name.as_bytes(), path);
    }
    let mut found = BTreeMap::new();
    for (folder, names) in folders {
        let Some(tree) = folder_of(objects, top, folder)? else { continue };
        for entry in Tree::read(objects, tree)?.entries() {
            let wanted = names.get(entry.name).copied();
            found.extend(wanted.and_then(|path| Some((path.to_owned(), file(entry)?))));
        }
    }
    Ok(found)
}

/// Every file below a folder of a tree, symlinks and submodules too, by its path from the top; what isn't UTF-8 in a
/// name is shown as U+FFFD.
///
/// # Errors
/// When a tree can't be read.
pub(super) fn files_below(
    objects: &Objects,
    top: Oid,
    (folder, depth): (&str, Depth),
) -> Result<Vec<String>, GitError> {
    let mut found = Vec::new();
    let mut open: Vec<(String, Oid)> =
        folder_of(objects, top, folder)?.map(|tree| (folder.to_owned(), tree)).into_iter().collect();
    while let Some((folder, tree)) = open.pop() {
        for entry in Tree::read(objects, tree)?.entries() {
            let name = String::from_utf8_lossy(entry.name);
            let path = if folder.is_empty() { name.into_owned() } else { [folder.as_str(), "/", &name].concat() };
            if !entry.is_tree() {
                found.push(path);
            } else if depth == Depth::All {
                open.push((path, entry.oid));
            }
        }
    }
    Ok(found)
}
