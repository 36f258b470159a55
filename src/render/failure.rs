//! A failure as text, laid out as rustc lays out its errors.

use annotate_snippets::Level;

use super::paragraph::Paragraph;
use super::style::Style;
use crate::failure::{Failure, Problem};

/// All problems of a failure, each a paragraph.
#[must_use]
pub fn failure(failure: &Failure, style: Style) -> String {
    let problems: Vec<String> = failure.problems.iter().map(|found| problem(found, Level::ERROR, style)).collect();
    problems.join("\n")
}

/// A warning: a problem that stops nothing.
#[must_use]
pub fn warning(found: &Problem, style: Style) -> String {
    problem(found, Level::WARNING, style)
}

fn problem(problem: &Problem, level: Level<'static>, style: Style) -> String {
    let paragraph = Paragraph {
        level,
        rule: problem.rule,
        message: problem.message.as_str().into(),
        path: None,
        excerpts: &problem.excerpts,
        notes: &problem.notes,
        help: problem.help.as_deref(),
    };
    paragraph.text(style)
}

#[cfg(test)]
#[path = "failure_tests.rs"]
mod tests;
