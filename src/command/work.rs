//! What the merge request of a promotion is made from.

use super::contact::Door;
use super::ground::Ground;
use crate::model::oid::Oid;
use crate::model::promotion::Promotion;
use crate::plan::Superseded;

/// What a run works on: the door, and the promotion whose branch is where it is to be.
#[derive(Debug, Clone, Copy)]
pub struct Work<'a> {
    /// All that was read for the decision.
    pub ground: Ground<'a>,
    /// GitLab's API.
    pub door: &'a Door,
    /// The promotion.
    pub promotion: &'a Promotion,
    /// The commit of its branch.
    pub commit: Oid,
    /// What it supersedes.
    pub older: &'a [Superseded],
}
