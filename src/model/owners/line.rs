//! One line and where it stands.

use crate::model::position::Position;

/// A line without the space around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// What stands on it.
    pub text: &'t str,
    number: usize,
    /// The offset of the text in the file.
    offset: usize,
    /// The bytes, and so the characters, before the text.
    indent: usize,
}

impl<'t> Line<'t> {
    /// The lines of a text that starts at `offset` of its file; a carriage return at the end belongs to none.
    pub(super) fn all(text: &'t str, offset: usize) -> impl Iterator<Item = Self> {
        text.split('\n').enumerate().scan(offset, |next, (index, whole)| {
            let start = *next;
            *next += whole.len() + 1;
            let indent = whole.len() - whole.trim_start_matches(is_stripped).len();
            let text = whole.trim_matches(is_stripped);
            Some(Self { text, number: index + 1, offset: start + indent, indent })
        })
    }

    /// Where the byte at this offset of the text stands.
    pub(super) fn position(&self, offset: usize) -> Position {
        let before = self.text.get(..offset).unwrap_or_default();
        let column = self.indent + before.chars().count() + 1;
        Position { line: self.number, column, offset: self.offset + offset }
    }
}

/// What Ruby's `strip` takes away.
fn is_stripped(character: char) -> bool {
    matches!(character, '\0' | ' ' | '\t' | '\r' | '\u{b}' | '\u{c}')
}
