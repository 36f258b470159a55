//! Why a promotion can't be planned.

use crate::model::finding::Finding;
use crate::model::fleet::Unreadable;

/// One reason against a promotion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// What is asked for isn't there: a stage, an environment, a release to take.
    Ask {
        /// One sentence.
        message: String,
        /// What to do.
        help: String,
    },
    /// A values file's release can't be read.
    Unreadable {
        /// The file.
        path: String,
        /// Why, and where.
        why: Unreadable,
    },
    /// A step that a promotion never takes.
    Step {
        /// One sentence.
        message: String,
        /// What to do.
        help: String,
    },
    /// A rule is against it.
    Rule(Finding),
}
