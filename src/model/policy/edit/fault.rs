//! What is wrong with what was typed.

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskFault {
    /// One sentence.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl AskFault {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}
