//! One message with its places as text, laid out as rustc lays out its errors.

use std::borrow::Cow;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::neutral::{neutral, one_line};
use super::style::Style;
use crate::model::excerpt::Excerpt;
use crate::model::masked::masked;

/// What a paragraph is made of; foreign text in it is made harmless here.
#[derive(Debug)]
pub struct Paragraph<'p> {
    /// How its first line starts.
    pub level: Level<'static>,
    /// The id of the rule behind it, if one is.
    pub rule: Option<&'static str>,
    /// What is wrong.
    pub message: Cow<'p, str>,
    /// The file as a whole, where there are no excerpts.
    pub path: Option<&'p str>,
    /// The places, the most important first.
    pub excerpts: &'p [Excerpt],
    /// Lines of explanation.
    pub notes: &'p [String],
    /// What to do.
    pub help: Option<&'p str>,
}

impl Paragraph<'_> {
    /// The text, with a line feed at its end.
    #[must_use]
    pub fn text(&self, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        format!("{}\n", renderer.render(&[self.group()]))
    }

    fn group(&self) -> Group<'_> {
        let title = self.level.clone().primary_title(told(&self.message));
        let title = match self.rule {
            Some(rule) => title.id(rule),
            None => title,
        };
        let file = self.path.filter(|_| self.excerpts.is_empty()).map(|path| Origin::path(one_line(path)).into());
        let excerpts = self.excerpts.iter().map(excerpt);
        let notes = self.notes.iter().map(|note| Level::NOTE.message(told(note)).into());
        let help = self.help.iter().map(|help| Level::HELP.message(told(help)).into());
        Group::with_title(title).elements(file.into_iter().chain(excerpts).chain(notes).chain(help))
    }
}

/// Text that may hold what others wrote, and URLs that users keep a password in.
fn told(text: &str) -> String {
    neutral(&masked(text)).into_owned()
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
