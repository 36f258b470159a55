//! Files of a commit by their paths.

use std::collections::BTreeMap;

use super::error::GitError;
use super::kind::Kind;
use super::objects::Objects;
use super::tree::Tree;
use super::walk::{folder_of, read_commit};
use crate::model::oid::Oid;

/// The bytes of these files in a commit, by path; a path that is no file there is left out. Each folder is read once.
///
/// # Errors
/// When an object can't be read.
pub fn read_files(objects: &Objects, commit: Oid, paths: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, GitError> {
    let top = read_commit(objects, commit)?.tree;
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        folders.entry(folder).or_default().push(name);
    }
    let mut texts = BTreeMap::new();
    for (folder, mut names) in folders {
        let Some(tree) = folder_of(objects, top, folder)? else { continue };
        names.sort_unstable();
        let wanted = |name: &[u8]| names.binary_search_by(|other| other.as_bytes().cmp(name)).is_ok();
        for entry in Tree::read(objects, tree)?.entries().filter(|entry| entry.is_file() && wanted(entry.name)) {
            let name = String::from_utf8_lossy(entry.name);
            let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
            texts.insert(path, objects.read(Kind::Blob, entry.oid)?);
        }
    }
    Ok(texts)
}
