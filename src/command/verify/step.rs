//! One step.

use crate::external::git::Link;
use crate::model::oid::Oid;

/// A step from one tree to another.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The tree before; none before the first commit.
    pub old: Option<Oid>,
    /// The tree after.
    pub new: Oid,
    /// The commit, where it is one of the target branch's history and not a change that is still open.
    pub link: Option<Link>,
}
