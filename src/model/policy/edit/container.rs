//! Arrays and tables in brackets, and where one element more goes.

use std::ops::Range;

use toml_edit::{Array, InlineTable};

use super::place::{indent, line_end, starts_line};
use super::splice::Insertion;

/// An array or a table in brackets.
#[derive(Debug)]
pub(super) struct Container {
    /// The offset of the closing bracket.
    close: usize,
    /// From where to where the last element stands.
    last: Option<Range<usize>>,
    has_trailing_comma: bool,
    /// What keeps an element off the brackets where nothing else is between them.
    padding: &'static str,
}

impl Container {
    /// That of an array.
    pub(super) fn of_array(array: &Array) -> Option<Self> {
        let last = array.iter().filter_map(toml_edit::Value::span).max_by_key(|span| span.end);
        let has_trailing_comma = array.trailing_comma();
        Some(Self { close: array.span()?.end.checked_sub(1)?, last, has_trailing_comma, padding: "" })
    }

    /// That of a table.
    pub(super) fn of_table(table: &InlineTable) -> Option<Self> {
        let span = |(name, value): (&str, &toml_edit::Value)| Some(table.key(name)?.span()?.start..value.span()?.end);
        let last = table.iter().filter_map(span).max_by_key(|span| span.end);
        let has_trailing_comma = table.trailing_comma();
        Some(Self { close: table.span()?.end.checked_sub(1)?, last, has_trailing_comma, padding: " " })
    }

    /// What makes `element` the last one.
    pub(super) fn with(&self, text: &str, element: &str) -> Vec<Insertion> {
        match &self.last {
            // A comment behind the last element stays with it.
            Some(last) if has_line_end(text, last.end..self.close) => {
                let comma = Insertion { at: last.end, text: ",".to_owned() };
                let comma = (!self.has_trailing_comma).then_some(comma);
                comma.into_iter().chain([self.on_own_line(text, element)]).collect()
            }
            Some(last) => vec![behind(text, last, element)],
            None => vec![self.alone(text, element)],
        }
    }

    fn on_own_line(&self, text: &str, element: &str) -> Insertion {
        if !starts_line(text, self.close) {
            // Only a comma can stand there.
            return Insertion { at: self.close, text: format!("{element} ") };
        }
        let outer = indent(text, self.close);
        let indent = match &self.last {
            Some(last) if starts_line(text, last.start) => indent(text, last.start).to_owned(),
            _ => format!("{outer}    "),
        };
        let comma = if self.has_trailing_comma || self.last.is_none() { "," } else { "" };
        let at = self.close - outer.len();
        let end = line_end(text.get(..at).unwrap_or_default(), text);
        Insertion { at, text: format!("{indent}{element}{comma}{end}") }
    }

    fn alone(&self, text: &str, element: &str) -> Insertion {
        let inner = text.get(..self.close).unwrap_or_default();
        match inner.chars().next_back() {
            Some('[' | '{') => Insertion { at: self.close, text: format!("{0}{element}{0}", self.padding) },
            Some(' ' | '\t') if !starts_line(text, self.close) => {
                Insertion { at: self.close, text: format!("{element} ") }
            }
            _ => self.on_own_line(text, element),
        }
    }
}

/// Behind the last element; on a line of its own where that one is.
fn behind(text: &str, last: &Range<usize>, element: &str) -> Insertion {
    let between = if starts_line(text, last.start) {
        let before = text.get(..last.start).unwrap_or_default();
        format!("{}{}", line_end(before, text), indent(text, last.start))
    } else {
        " ".to_owned()
    };
    Insertion { at: last.end, text: format!(",{between}{element}") }
}

fn has_line_end(text: &str, range: Range<usize>) -> bool {
    text.get(range).is_some_and(|between| between.contains('\n'))
}
