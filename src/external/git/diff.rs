//! What differs between two trees, at the cost of what differs.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::difference::{Difference, file};
use super::error::GitError;
use super::objects::Objects;
use super::pairs::pairs;
use super::shown::shown;
use super::tree::{Entry, Tree};
use crate::model::oid::Oid;

/// Compares two trees, both below the same folder; an absent tree holds nothing.
///
/// # Errors
/// When a tree can't be read.
pub fn diff(objects: &Objects, folder: &[u8], trees: (Option<Oid>, Option<Oid>)) -> Result<Vec<Difference>, GitError> {
    let mut found = Vec::new();
    Differ::new(objects).below(folder, trees, &mut Harvest { wants: &|_| true, found: &mut found, depth: 0 })?;
    Ok(found)
}

/// Compares two trees that were read already.
///
/// # Errors
/// When a tree below them can't be read.
pub(super) fn diff_read(
    objects: &Objects,
    folder: &[u8],
    trees: (&Tree<'_>, &Tree<'_>),
) -> Result<Vec<Difference>, GitError> {
    let mut found = Vec::new();
    Differ::new(objects).entries(folder, trees, &mut Harvest { wants: &|_| true, found: &mut found, depth: 0 })?;
    Ok(found)
}

/// Compares trees of one history, step by step: each tree is the new one of a step and the old one of the next, and is
/// read once.
#[derive(Debug)]
pub struct Differ<'o> {
    objects: &'o Objects,
    kept: RefCell<HashMap<Oid, Rc<Tree<'o>>>>,
    /// The trees of the step before.
    older: RefCell<HashMap<Oid, Rc<Tree<'o>>>>,
    /// Whether a folder that differs was passed over in the last step.
    passed_over: Cell<bool>,
}

/// What is looked for, and what was found.
struct Harvest<'h> {
    wants: &'h dyn Fn(&[u8]) -> bool,
    found: &'h mut Vec<Difference>,
    /// In how many folders the search stands.
    depth: usize,
}

/// Git reads no tree with more folders in each other
/// ([core.maxTreeDepth](https://git-scm.com/docs/git-config#Documentation/git-config.txt-coremaxTreeDepth)); Windows gives
/// programs a smaller stack.
const DEEPEST: usize = if cfg!(windows) { 512 } else { 2048 };

impl<'o> Differ<'o> {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(objects: &'o Objects) -> Self {
        Self { objects, kept: RefCell::default(), older: RefCell::default(), passed_over: Cell::new(false) }
    }

    /// What differs between the trees of one step. Only those folders are looked into that `wants` says, asked by their
    /// path from the top; what stands at the top always counts.
    ///
    /// # Errors
    /// When a tree can't be read.
    pub fn step(
        &self,
        trees: (Option<Oid>, Option<Oid>),
        wants: &dyn Fn(&[u8]) -> bool,
    ) -> Result<Vec<Difference>, GitError> {
        self.older.replace(self.kept.take());
        self.passed_over.set(false);
        self.again(trees, wants)
    }

    /// Whether a folder that differs was passed over in the last step.
    #[must_use]
    pub fn passed_over(&self) -> bool {
        self.passed_over.get()
    }

    /// The same for the step that was looked at last, with another eye.
    ///
    /// # Errors
    /// When a tree can't be read.
    pub fn again(
        &self,
        trees: (Option<Oid>, Option<Oid>),
        wants: &dyn Fn(&[u8]) -> bool,
    ) -> Result<Vec<Difference>, GitError> {
        let mut found = Vec::new();
        self.below(b"", trees, &mut Harvest { wants, found: &mut found, depth: 0 })?;
        Ok(found)
    }

    fn below(
        &self,
        folder: &[u8],
        (old, new): (Option<Oid>, Option<Oid>),
        harvest: &mut Harvest<'_>,
    ) -> Result<(), GitError> {
        if old == new {
            return Ok(());
        }
        if harvest.depth > DEEPEST {
            return Err(malformed(folder, "too many folders stand in each other"));
        }
        harvest.depth += 1;
        self.entries(folder, (&*self.tree(old)?, &*self.tree(new)?), harvest)?;
        harvest.depth -= 1;
        Ok(())
    }

    fn entries(
        &self,
        folder: &[u8],
        (old, new): (&Tree<'_>, &Tree<'_>),
        harvest: &mut Harvest<'_>,
    ) -> Result<(), GitError> {
        for (old, new) in pairs(old, new).map_err(|why| malformed(folder, why))? {
            let Some(entry) = old.or(new) else { continue };
            let path = join(folder, entry.name);
            let folders = (old.filter(Entry::is_tree).map(|e| e.oid), new.filter(Entry::is_tree).map(|e| e.oid));
            let files = (old.and_then(file), new.and_then(file));
            if files.0 != files.1 {
                harvest.found.push(Difference { path: path.clone(), old: files.0, new: files.1 });
            }
            if folders.0 == folders.1 {
                continue;
            }
            if (harvest.wants)(&path) {
                self.below(&path, folders, harvest)?;
            } else {
                self.passed_over.set(true);
            }
        }
        Ok(())
    }

    fn tree(&self, oid: Option<Oid>) -> Result<Rc<Tree<'o>>, GitError> {
        let Some(oid) = oid else { return Ok(Rc::new(Tree::empty())) };
        let known = self.kept.borrow().get(&oid).or(self.older.borrow().get(&oid)).cloned();
        let tree = known.map_or_else(|| Tree::read(self.objects, oid).map(Rc::new), Ok)?;
        self.kept.borrow_mut().insert(oid, Rc::clone(&tree));
        Ok(tree)
    }
}

fn malformed(folder: &[u8], why: &str) -> GitError {
    let name = if folder.is_empty() { "of the top folder".to_owned() } else { format!("of {}", shown(folder)) };
    GitError::Malformed { kind: "tree", name, why: why.to_owned() }
}

fn join(folder: &[u8], name: &[u8]) -> Vec<u8> {
    if folder.is_empty() { name.to_vec() } else { [folder, b"/", name].concat() }
}
