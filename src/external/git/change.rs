//! What one commit changed against its parent.

use super::commit_object::read_commit;
use super::diff::diff;
use super::difference::Difference;
use super::error::GitError;
use super::objects::Objects;
use crate::model::oid::Oid;

/// What was found between a commit and its first parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The first parent.
    pub parent: Option<Oid>,
    /// How many parents the commit has.
    pub parents: usize,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// Reads a commit's own change from its content.
///
/// # Errors
/// When an object can't be read.
pub fn read_change(objects: &Objects, commit: Oid) -> Result<Found, GitError> {
    let new = read_commit(objects, commit)?;
    let old = new.parent.map(|parent| read_commit(objects, parent)).transpose()?;
    let differences = diff(objects, b"", (old.map(|old| old.tree), Some(new.tree)))?;
    Ok(Found { parent: new.parent, parents: new.parents, differences })
}
