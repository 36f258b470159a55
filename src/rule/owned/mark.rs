//! An entry of CODEOWNERS that is to blame.

use crate::model::diagnostic::Diagnostic;
use crate::model::excerpt::Excerpt;
use crate::model::owners::{Decision, OwnersFile};
use crate::model::position::Position;

pub(super) const ID: &str = "owned";

/// So many files are named before "and N more".
pub(super) const NAMED: usize = 3;

/// Where the pattern of an entry stands, and the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark<'o> {
    pub position: Position,
    pub pattern: &'o str,
}

impl<'o> Mark<'o> {
    pub(super) fn of(decision: &Decision<'o>) -> Self {
        Self { position: decision.position, pattern: decision.pattern }
    }

    /// An error with the caret under the pattern.
    pub(super) fn error(&self, file: &OwnersFile, message: String) -> Diagnostic {
        let excerpt = Excerpt::of(&file.path, &file.text, self.position, self.pattern.chars().count());
        Diagnostic::error(ID, &file.path, message).at(excerpt).about(self.pattern)
    }
}
