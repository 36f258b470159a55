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
}

impl Told {
    /// A result alone.
    pub fn out(text: impl Into<String>) -> Self {
        Self { out: text.into(), ..Self::default() }
    }
}
