//! What a command has to say at its end.

use crate::failure::Problem;

/// What is told: results for standard output, and talk for standard error.
#[derive(Debug, Default)]
#[must_use]
pub struct Told {
    /// The result.
    pub out: String,
    /// Lines of talk.
    pub notes: Vec<String>,
    /// What went well enough, but not as it should.
    pub warnings: Vec<Problem>,
    /// What the result comes to.
    pub answer: Answer,
}

/// What a result that stands on standard output comes to. A run that has no result to show fails instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// Nothing stands against it: exit code 0.
    #[default]
    Yes,
    /// The result holds findings that say no: the exit code of a refusal.
    No,
}

impl Told {
    /// A result alone.
    pub fn out(text: impl Into<String>) -> Self {
        Self { out: text.into(), ..Self::default() }
    }
}
