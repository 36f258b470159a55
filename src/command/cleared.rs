//! What goes when a promotion is proposed.

use crate::failure::Problem;

/// What was cleared away beside a promotion.
#[derive(Debug, Default)]
pub struct Cleared {
    /// Branches that are gone.
    pub gone: Vec<String>,
    /// Merge requests that are closed.
    pub closed: Vec<u64>,
    /// Branches that the server keeps, though their merge requests are closed.
    pub left: Vec<String>,
    /// Branches that should be gone, with what the server said.
    pub kept: Vec<Problem>,
    /// What else is open for these environments, a line each.
    pub beside: Vec<String>,
}
