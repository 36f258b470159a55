//! The files of a commit or of the index, read by their objects and never from the work tree.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::commit_object::read_commit;
use super::diff::diff;
use super::difference::File;
use super::error::GitError;
use super::files::{files_below, find_files};
use super::kind::Kind;
use super::partial::prefetch;
use super::repository::Repository;
use super::shown::shown;
use super::staged::{Staged, StagedAsked};
use super::trees::Trees;
use crate::model::content::{Content, Depth, LARGEST};
use crate::model::oid::Oid;

/// A tree with changes laid over it: a commit has none, the index those against HEAD.
#[derive(Debug)]
pub struct Snapshot<'r> {
    repository: &'r Repository,
    trees: Rc<Trees<'r>>,
    tree: Option<Oid>,
    over: BTreeMap<String, Option<File>>,
}

/// The index, and what is around it.
#[derive(Debug)]
pub struct Index<'r> {
    /// Its files.
    pub files: Snapshot<'r>,
    /// The files of HEAD; none before the first commit.
    pub head: Option<Snapshot<'r>>,
    /// The paths at which they differ.
    pub changed: BTreeSet<String>,
    /// The other parents of the commit that is made, where it ends a merge.
    pub merged: Vec<Oid>,
}

impl<'r> Snapshot<'r> {
    /// The files of a commit.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn of_commit(repository: &'r Repository, commit: Oid) -> Result<Self, GitError> {
        let tree = read_commit(&repository.objects, commit)?.tree;
        Ok(Self {
            repository,
            trees: Rc::new(Trees::new(&repository.objects)),
            tree: Some(tree),
            over: BTreeMap::new(),
        })
    }

    /// The files of a tree.
    #[must_use]
    pub fn of_tree(repository: &'r Repository, tree: Oid) -> Self {
        let trees = Rc::new(Trees::new(&repository.objects));
        Self { repository, trees, tree: Some(tree), over: BTreeMap::new() }
    }

    /// The files of the index, and what is around them.
    ///
    /// # Errors
    /// When git can't read the index, or a path in it has unresolved conflicts.
    pub fn of_index(repository: &'r Repository, asked: StagedAsked) -> Result<Index<'r>, GitError> {
        let Staged { tree, changes, merged } = asked.finish(repository)?;
        let over: BTreeMap<String, Option<File>> =
            changes.iter().map(|change| (shown(&change.path), change.new)).collect();
        let changed = over.keys().cloned().collect();
        let trees = Rc::new(Trees::new(&repository.objects));
        let head = |tree| Self { repository, trees: Rc::clone(&trees), tree: Some(tree), over: BTreeMap::new() };
        let head = tree.map(head);
        Ok(Index { files: Self { repository, trees, tree, over }, head, changed, merged })
    }

    /// The paths at which two commits differ.
    ///
    /// # Errors
    /// When a tree can't be read.
    pub fn differences(&self, base: Option<&Self>) -> Result<Vec<String>, GitError> {
        let trees = (base.and_then(|base| base.tree), self.tree);
        Ok(diff(&self.repository.objects, b"", trees)?.iter().map(|change| shown(&change.path)).collect())
    }

    /// The paths of all files below a folder. What isn't UTF-8 in a name is shown as U+FFFD.
    ///
    /// # Errors
    /// When a tree can't be read.
    pub fn list(&self, folder: &str, depth: Depth) -> Result<Vec<String>, GitError> {
        let below = self.tree.map_or(Ok(Vec::new()), |tree| files_below(&self.trees, tree, (folder, depth)))?;
        let unchanged = below.into_iter().filter(|path| !self.over.contains_key(path));
        let here = self.over.iter().filter(|(path, file)| file.is_some() && is_within(path, folder, depth));
        let mut paths: Vec<String> = unchanged.chain(here.map(|(path, _)| path.clone())).collect();
        // Not unstable: that is slower on what is nearly sorted, as a tree is.
        paths.sort();
        Ok(paths)
    }

    /// Whether anything stands at each of these paths.
    ///
    /// # Errors
    /// When a tree can't be read.
    pub fn has(&self, paths: &[&str]) -> Result<Vec<bool>, GitError> {
        Ok(self.find(paths)?.iter().map(Option::is_some).collect())
    }

    /// What stands at these paths, in their order; none where nothing does.
    ///
    /// # Errors
    /// When an object can't be read.
    pub fn read(&self, paths: &[&str]) -> Result<Vec<Option<Content>>, GitError> {
        let files = self.find(paths)?;
        let blobs: Vec<Oid> = files.iter().flatten().filter(|file| file.is_plain()).map(|file| file.oid).collect();
        prefetch(self.repository, &blobs)?;
        files.into_iter().map(|file| file.map(|file| content(self.repository, file)).transpose()).collect()
    }

    fn find(&self, paths: &[&str]) -> Result<Vec<Option<File>>, GitError> {
        let below: Vec<&str> = paths.iter().copied().filter(|path| !self.over.contains_key(*path)).collect();
        let found = match self.tree {
            Some(tree) if !below.is_empty() => find_files(&self.trees, tree, &below)?,
            _ => HashMap::new(),
        };
        let file = |path: &&str| self.over.get(*path).copied().unwrap_or_else(|| found.get(*path).copied());
        Ok(paths.iter().map(file).collect())
    }
}

/// Whether a list of the folder holds the path.
fn is_within(path: &str, folder: &str, depth: Depth) -> bool {
    let inner =
        if folder.is_empty() { Some(path) } else { path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) };
    inner.is_some_and(|inner| depth == Depth::All || !inner.contains('/'))
}

/// What a file of a tree holds.
///
/// # Errors
/// When it can't be read.
pub fn content(repository: &Repository, file: File) -> Result<Content, GitError> {
    if !file.is_plain() {
        return Ok(Content::NotFile);
    }
    match repository.objects.read_within(Kind::Blob, file.oid, LARGEST)? {
        Ok(bytes) => Ok(Content::File(bytes)),
        Err(size) => Ok(Content::TooLarge(size)),
    }
}
