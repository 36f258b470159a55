//! The chart that the values files are for: its defaults and its schema.

use super::ground::Ground;
use crate::external::git::GitError;
use crate::model::diagnostic::Diagnostic;
use crate::model::policy::Policy;

/// The chart, as far as values are judged by it.
#[derive(Debug, Default)]
pub struct Chart {}

impl Chart {
    /// Reads it.
    ///
    /// # Errors
    /// When a file can't be read.
    pub fn read(_ground: &Ground<'_>, _policy: &Policy) -> Result<(Self, Vec<Diagnostic>), GitError> {
        Ok((Self {}, Vec::new()))
    }

    /// Holds one environment's values to it.
    #[must_use]
    pub fn judge(&self, _path: &str, _text: &[u8]) -> Vec<Diagnostic> {
        Vec::new()
    }
}
