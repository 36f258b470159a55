//! Files of a commit by their paths.

use std::collections::{BTreeMap, HashMap};

use super::commit_object::read_commit;
use super::difference::{File, file};
use super::error::GitError;
use super::kind::Kind;
use super::objects::Objects;
use super::tree::Tree;
use super::trees::Trees;
use crate::model::content::Depth;
use crate::model::oid::Oid;

/// The bytes of these files in a commit, by path; a path that is no file there is left out. Each folder is read once.
///
/// # Errors
/// When an object can't be read.
pub fn read_files(objects: &Objects, commit: Oid, paths: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, GitError> {
    let found = find_files(&Trees::new(objects), read_commit(objects, commit)?.tree, paths)?;
    let plain = found.into_iter().filter(|(_, file)| file.is_plain());
    plain.map(|(path, file)| Ok((path.to_owned(), objects.read(Kind::Blob, file.oid)?))).collect()
}

/// What a tree holds at these paths; symlinks and submodules count, folders don't. Each folder is searched once.
///
/// # Errors
/// When a tree can't be read.
pub(super) fn find_files<'p>(
    trees: &Trees<'_>,
    top: Oid,
    paths: &[&'p str],
) -> Result<HashMap<&'p str, File>, GitError> {
    let mut folders: BTreeMap<&str, Vec<&'p str>> = BTreeMap::new();
    for path in paths {
        folders.entry(path.rsplit_once('/').map_or("", |(folder, _)| folder)).or_default().push(path);
    }
    let mut found = HashMap::with_capacity(paths.len());
    for (folder, paths) in folders {
        if let Some(tree) = trees.folder(top, folder)? {
            search(&tree, &paths, &mut found);
        }
    }
    Ok(found)
}

/// More than so many names are looked for in one pass over the tree.
const FEW: usize = 64;

/// Looks for paths in the tree of their folder.
fn search<'p>(tree: &Tree<'_>, paths: &[&'p str], found: &mut HashMap<&'p str, File>) {
    let name = |path: &'p str| path.rsplit_once('/').map_or(path, |(_, name)| name).as_bytes();
    if paths.len() < FEW {
        let each = |path: &&'p str| Some((*path, file(tree.find_file(name(path))?)?));
        found.extend(paths.iter().filter_map(each));
        return;
    }
    let names: HashMap<&[u8], &'p str> = paths.iter().map(|path| (name(path), *path)).collect();
    for entry in tree.entries() {
        let wanted = names.get(entry.name).copied();
        found.extend(wanted.and_then(|path| Some((path, file(entry)?))));
    }
}

/// Every file below a folder of a tree, symlinks and submodules too, by its path from the top; what isn't UTF-8 in a
/// name is shown as U+FFFD.
///
/// # Errors
/// When a tree can't be read.
pub(super) fn files_below(
    trees: &Trees<'_>,
    top: Oid,
    (folder, depth): (&str, Depth),
) -> Result<Vec<String>, GitError> {
    let mut found = Vec::new();
    let mut open: Vec<_> = trees.folder(top, folder)?.map(|tree| (folder.to_owned(), tree)).into_iter().collect();
    while let Some((folder, tree)) = open.pop() {
        for entry in tree.entries() {
            let name = String::from_utf8_lossy(entry.name);
            let path = if folder.is_empty() { name.into_owned() } else { [folder.as_str(), "/", &name].concat() };
            if !entry.is_tree() {
                found.push(path);
            } else if depth == Depth::All {
                open.push((path, trees.read(entry.oid)?));
            }
        }
    }
    Ok(found)
}
