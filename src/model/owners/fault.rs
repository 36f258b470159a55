//! What is wrong with a CODEOWNERS file.

use crate::model::diagnostic::Severity;
use crate::model::position::Position;

/// The message about an entry that neither names owners nor has any from its section.
pub const OWNERLESS: &str = "nobody is named as an owner of these files";

/// A fault at its place, with what GitLab makes of it.
///
/// <https://docs.gitlab.com/user/project/codeowners/advanced/#error-handling>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnersFault {
    /// Where it starts.
    pub position: Position,
    /// How many characters it takes; at least 1.
    pub width: usize,
    /// An error where GitLab reads something else than what seems to be written.
    pub severity: Severity,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// What GitLab does, and what to do about it.
    pub help: String,
}

impl OwnersFault {
    pub(super) fn error(position: Position, marked: &str, message: impl Into<String>) -> Self {
        Self {
            position,
            width: marked.chars().count().max(1),
            severity: Severity::Error,
            message: message.into(),
            help: String::new(),
        }
    }

    pub(super) fn warning(position: Position, marked: &str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(position, marked, message) }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}
