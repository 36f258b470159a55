//! Makes a promotion's commit in the object database; no branch, index or work tree takes part.

use std::collections::BTreeMap;

use super::commit_object::read_commit;
use super::error::GitError;
use super::kind::Kind;
use super::repository::Repository;
use super::tree::Tree;
use crate::model::oid::Oid;

/// New contents for files that are there already, by their path from the top.
pub type Contents = BTreeMap<String, Vec<u8>>;

/// Writes the contents over the tree of `base` and says the new tree's name.
///
/// # Errors
/// When an object can't be read or written, or a path isn't in the tree.
pub fn write_tree(repository: &Repository, base: Oid, contents: &Contents) -> Result<Oid, GitError> {
    let objects = &repository.objects;
    let texts: Vec<&[u8]> = contents.values().map(Vec::as_slice).collect();
    let written = objects.write_blobs(&texts)?;
    let blobs: Vec<(&[u8], Oid)> = contents.keys().map(String::as_bytes).zip(written).collect();
    overlay(repository, read_commit(objects, base)?.tree, &blobs)
}

/// Sets blobs in a tree, each by its path; sorted, so that one folder's paths stand together.
fn overlay(repository: &Repository, tree: Oid, blobs: &[(&[u8], Oid)]) -> Result<Oid, GitError> {
    let old = Tree::read(&repository.objects, tree)?;
    let mut folders: BTreeMap<&[u8], Vec<(&[u8], Oid)>> = BTreeMap::new();
    let mut changes: Vec<(&[u8], Oid)> = Vec::new();
    for (path, oid) in blobs {
        match path.iter().position(|byte| *byte == b'/') {
            None => changes.push((path, *oid)),
            Some(slash) => {
                let (folder, rest) = (path.get(..slash), path.get(slash + 1..));
                folders.entry(folder.unwrap_or_default()).or_default().push((rest.unwrap_or_default(), *oid));
            }
        }
    }
    for (name, below) in &folders {
        let folder = old.find(name).map_or(tree, |entry| entry.oid);
        changes.push((name, overlay(repository, folder, below)?));
    }
    old.with(&changes)?.write(&repository.objects)
}

/// Makes a commit of `tree` on `parent` as the user: identity, dates and signing as configured.
///
/// # Errors
/// When git has no identity for the user, or signing fails.
pub fn commit(repository: &Repository, parent: Oid, tree: Oid, message: &str) -> Result<Oid, GitError> {
    let (parent, tree) = (parent.to_string(), tree.to_string());
    // The message is UTF-8 whatever i18n.commitEncoding says, and commit-tree ignores commit.gpgSign.
    let mut arguments = vec!["-c", "i18n.commitEncoding=UTF-8", "commit-tree", "-p", &parent];
    if repository.config.is_true("commit.gpgsign") {
        arguments.push("-S");
    }
    arguments.extend(["-F", "-", &tree]);
    let name = repository.git.feed(&arguments, message.as_bytes())?;
    Ok(String::from_utf8_lossy(&name).trim().parse()?)
}

/// Nobody writes a larger commit, in bytes, with a message for people.
const LARGEST: u64 = 5 << 20;

/// A commit's message, as it stands; it need not be UTF-8. Of a commit that is too large, how many bytes it has.
///
/// # Errors
/// When the commit can't be read.
pub fn message(repository: &Repository, commit: Oid) -> Result<Result<Vec<u8>, u64>, GitError> {
    Ok(repository.objects.read_within(Kind::Commit, commit, LARGEST)?.map(message_of))
}

fn message_of(mut text: Vec<u8>) -> Vec<u8> {
    // The headers end at the first empty line; what is signed is folded, so that it holds none.
    let start = text.windows(2).position(|two| two == b"\n\n").map_or(text.len(), |at| at + 2);
    text.split_off(start)
}
