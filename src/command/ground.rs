//! What a promotion was decided on.

use super::base::Base;
use crate::external::git::Repository;
use crate::model::timeline::Timeline;

/// What a promotion was decided on.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The repository.
    pub repository: &'a Repository,
    /// The base that it was decided on.
    pub base: &'a Base,
    /// The timeline up to there.
    pub timeline: &'a Timeline,
}
