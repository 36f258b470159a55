//! Where the files that are judged come from: the work tree, or the objects of a commit or the index.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::external::git::{GitError, Snapshot, files_in_work_tree};
use crate::external::work_tree;
use crate::model::content::{Content, Depth};

/// Where files come from.
#[derive(Debug)]
pub enum Source<'r> {
    /// The work tree.
    WorkTree(WorkTree),
    /// A commit or the index.
    Snapshot(Snapshot<'r>),
}

/// A work tree, as git lists it once.
#[derive(Debug)]
pub struct WorkTree {
    top: PathBuf,
    listed: RefCell<HashMap<String, Vec<String>>>,
}

impl WorkTree {
    /// The work tree with this top.
    #[must_use]
    pub fn new(top: &Path) -> Self {
        Self { top: top.to_owned(), listed: RefCell::default() }
    }

    /// Git knows what it ignores: nobody deploys that. It takes a while to look at thousands of files.
    fn list(&self, folder: &str) -> Result<Vec<String>, GitError> {
        if let Some(listed) = self.listed.borrow().get(folder) {
            return Ok(listed.clone());
        }
        let listed = files_in_work_tree(folder)?;
        self.listed.borrow_mut().insert(folder.to_owned(), listed.clone());
        Ok(listed)
    }
}

/// So many files are in memory at once.
const PORTION: usize = 512;

/// Threads take longer to start than so many files to judge.
const FEW: usize = 8;

impl Source<'_> {
    /// The paths of all files below a folder, from the top of the repository and sorted. What isn't UTF-8 in a name is
    /// shown as U+FFFD.
    ///
    /// # Errors
    /// When a folder can't be read.
    pub fn list(&self, folder: &str, depth: Depth) -> Result<Vec<String>, GitError> {
        match self {
            Self::Snapshot(snapshot) => snapshot.list(folder, depth),
            Self::WorkTree(tree) if depth == Depth::All => tree.list(folder),
            Self::WorkTree(tree) => {
                let mut files = work_tree::files_below(&tree.top, folder, depth)?;
                files.sort_unstable();
                Ok(files)
            }
        }
    }

    /// What stands at a path; none where nothing does.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn read(&self, path: &str) -> Result<Option<Content>, GitError> {
        match self {
            Self::Snapshot(snapshot) => Ok(snapshot.read(&[path])?.pop().flatten()),
            Self::WorkTree(tree) => work_tree::content(&tree.top, path),
        }
    }

    /// Whether anything stands at each of these paths.
    ///
    /// # Errors
    /// When one can't be looked at.
    pub fn has(&self, paths: &[&str]) -> Result<Vec<bool>, GitError> {
        match self {
            Self::Snapshot(snapshot) => snapshot.has(paths),
            Self::WorkTree(tree) => {
                Ok(paths.iter().map(|path| tree.top.join(path).symlink_metadata().is_ok()).collect())
            }
        }
    }

    /// Those of these paths at which anything stands.
    ///
    /// # Errors
    /// When one can't be looked at.
    pub fn present(&self, paths: &BTreeSet<String>) -> Result<Vec<String>, GitError> {
        let all: Vec<&str> = paths.iter().map(String::as_str).collect();
        let there = self.has(&all)?;
        Ok(all.into_iter().zip(there).filter(|(_, there)| *there).map(|(path, _)| path.to_owned()).collect())
    }

    /// Reads each path and asks `judge` of what stands there, many at once where there are many; the answers come in
    /// the order of the paths.
    ///
    /// # Errors
    /// When one can't be read.
    pub fn each<T: Send>(
        &self,
        paths: &[&str],
        judge: impl Fn(&str, Option<Content>) -> T + Sync,
    ) -> Result<Vec<T>, GitError> {
        match self {
            Self::WorkTree(tree) => in_work_tree(&tree.top, paths, &judge),
            Self::Snapshot(snapshot) => in_snapshot(snapshot, paths, &judge),
        }
    }
}

fn in_work_tree<T: Send>(
    top: &Path,
    paths: &[&str],
    judge: &(impl Fn(&str, Option<Content>) -> T + Sync),
) -> Result<Vec<T>, GitError> {
    let one = |path: &&str| Ok(judge(path, work_tree::content(top, path)?));
    if paths.len() < FEW { paths.iter().map(one).collect() } else { paths.par_iter().map(one).collect() }
}

/// Objects are read one after the other, as libgit2's reader is for one thread, and judged together.
fn in_snapshot<T: Send>(
    snapshot: &Snapshot<'_>,
    paths: &[&str],
    judge: &(impl Fn(&str, Option<Content>) -> T + Sync),
) -> Result<Vec<T>, GitError> {
    let mut found = Vec::with_capacity(paths.len());
    for portion in paths.chunks(PORTION) {
        let contents = snapshot.read(portion)?;
        let pairs = portion.iter().zip(contents);
        if portion.len() < FEW {
            found.extend(pairs.map(|(path, content)| judge(path, content)));
        } else {
            let pairs: Vec<_> = pairs.collect();
            found.par_extend(pairs.into_par_iter().map(|(path, content)| judge(path, content)));
        }
    }
    Ok(found)
}
