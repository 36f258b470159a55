//! The end of a run: what is printed, what is said, and the exit code.

use super::Told;
use super::failure::{failure, warning};
use super::style::Style;
use crate::failure::Failure;

/// What a run leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output.
    pub result: String,
    /// For standard error.
    pub talk: String,
    /// The exit code.
    pub code: u8,
}

/// What is told of a run's end. It is coloured; who prints it takes the colours out where they are not wanted.
#[must_use]
pub fn outcome(end: &Result<Told, Failure>) -> Outcome {
    match end {
        Ok(told) => {
            let warnings = told.warnings.iter().map(|problem| warning(problem, Style::Coloured));
            let notes = told.notes.iter().map(|note| format!("{note}\n"));
            Outcome { result: told.out.clone(), talk: warnings.chain(notes).collect(), code: 0 }
        }
        Err(error) => {
            Outcome { result: String::new(), talk: failure(error, Style::Coloured), code: error.class.code() }
        }
    }
}
