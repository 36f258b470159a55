//! A failure as text, laid out as rustc lays out its errors.

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet, Title};

use crate::failure::{Failure, Problem};
use crate::model::excerpt::Excerpt;
use crate::render::neutral::{neutral, one_line};
use crate::render::style::Style;

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
    let title = title(problem, level);
    let excerpts = problem.excerpts.iter().map(excerpt);
    let notes = problem.notes.iter().map(|note| Level::NOTE.message(neutral(note)).into());
    let help = problem.help.iter().map(|help| Level::HELP.message(neutral(help)).into());
    let group = Group::with_title(title).elements(excerpts.chain(notes).chain(help));
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    format!("{}\n", renderer.render(&[group]))
}

fn title<'p>(problem: &'p Problem, level: Level<'static>) -> Title<'p> {
    let title = level.primary_title(neutral(&problem.message));
    match problem.rule {
        Some(rule) => title.id(rule),
        None => title,
    }
}

/// The place and the line. Where the line's start was cut, blanks stand for it: columns count from the line's start, and
/// a long margin is not printed.
fn excerpt(excerpt: &Excerpt) -> Element<'_> {
    let cut = excerpt.start.saturating_sub(1);
    let line = format!("{}{}", " ".repeat(cut), neutral(&excerpt.line));
    let mark = annotation(excerpt, &line);
    let snippet = Snippet::source(line).path(one_line(&excerpt.path)).line_start(excerpt.position.line);
    snippet.annotation(mark).into()
}

/// The caret, in bytes of the line; behind its end where the line is shorter.
fn annotation<'l>(excerpt: &Excerpt, line: &str) -> Annotation<'l> {
    let byte = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let first = excerpt.position.column.saturating_sub(1);
    AnnotationKind::Primary.span(byte(first)..byte(first.saturating_add(excerpt.width)))
}

#[cfg(test)]
#[path = "failure_tests.rs"]
mod tests;
