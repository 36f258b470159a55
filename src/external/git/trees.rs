//! Trees that are read more than once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::error::GitError;
use super::objects::Objects;
use super::tree::Tree;
use crate::model::oid::Oid;

/// The trees of a repository, each read once: one of thousands of entries takes longer to inflate than to search.
#[derive(Debug)]
pub(super) struct Trees<'o> {
    objects: &'o Objects,
    kept: RefCell<HashMap<Oid, Rc<Tree<'o>>>>,
}

/// So many trees are kept: those that are asked for again are read first, and the rest would only fill memory.
const MOST: usize = 64;

impl<'o> Trees<'o> {
    /// None is read yet.
    pub(super) fn new(objects: &'o Objects) -> Self {
        Self { objects, kept: RefCell::default() }
    }

    /// A tree.
    ///
    /// # Errors
    /// When it can't be read.
    pub(super) fn read(&self, oid: Oid) -> Result<Rc<Tree<'o>>, GitError> {
        let mut kept = self.kept.borrow_mut();
        if let Some(tree) = kept.get(&oid) {
            return Ok(Rc::clone(tree));
        }
        let tree = Rc::new(Tree::read(self.objects, oid)?);
        if kept.len() < MOST {
            kept.insert(oid, Rc::clone(&tree));
        }
        Ok(tree)
    }

    /// The tree of a folder inside a tree; none where there is no such folder.
    ///
    /// # Errors
    /// When a tree on the way can't be read.
    pub(super) fn folder(&self, top: Oid, folder: &str) -> Result<Option<Rc<Tree<'o>>>, GitError> {
        let mut at = self.read(top)?;
        for name in folder.split('/').filter(|name| !name.is_empty()) {
            let entry = at.find(name.as_bytes()).filter(super::tree::Entry::is_tree).map(|entry| entry.oid);
            let Some(oid) = entry else { return Ok(None) };
            at = self.read(oid)?;
        }
        Ok(Some(at))
    }
}
