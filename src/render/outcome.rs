//! The end of a run: what is printed, what is said, and the exit code.

use super::failure::{failure, warning};
use super::neutral::neutral;
use super::style::Style;
use super::told::{Answer, Told};
use crate::failure::{Class, Failure};

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
            let notes = told.notes.iter().map(|note| format!("{}\n", neutral(note)));
            Outcome { result: told.out.clone(), talk: warnings.chain(notes).collect(), code: code(told.answer) }
        }
        Err(error) => {
            Outcome { result: String::new(), talk: failure(error, Style::Coloured), code: error.class.code() }
        }
    }
}

fn code(answer: Answer) -> u8 {
    match answer {
        Answer::Yes => 0,
        Answer::No => Class::No.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_is_zero() {
        let told = Outcome { result: "all well".to_owned(), talk: String::new(), code: 0 };
        assert_eq!(outcome(&Ok(Told::out("all well"))), told);
    }

    #[test]
    fn findings_are_a_no_with_a_result() {
        let end =
            Ok(Told { answer: Answer::No, notes: vec!["fetched an hour ago".to_owned()], ..Told::out("1 error") });
        let told =
            Outcome { result: "1 error".to_owned(), talk: "fetched an hour ago\n".to_owned(), code: Class::No.code() };
        assert_eq!(outcome(&end), told);
    }
}
