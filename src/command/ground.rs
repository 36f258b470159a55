//! What a promotion was decided on.

use super::base::Base;
use super::contact::Door;
use super::look::Seen;
use crate::external::git::Repository;

/// What a promotion was decided on.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The repository.
    pub repository: &'a Repository,
    /// All that was read for the decision.
    pub seen: &'a Seen,
    /// GitLab's API, where there is a token.
    pub door: Option<&'a Door>,
}

impl<'a> Ground<'a> {
    /// The base that it was decided on.
    #[must_use]
    pub fn base(self) -> &'a Base {
        &self.seen.base
    }
}
