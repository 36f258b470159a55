//! A fast reader of the YAML that most values files are written in; it gives up on any other.
//!
//! Block mappings and sequences of scalars, aliases and flow collections that stand on one line, anchors,
//! comments, blank lines, one document. What else a top-level key may hold is left to the full parser, entry by entry
//! (`odd.rs`). On such text it gives the events that the full parser gives for the whole, some
//! fifteen times faster; a test and a fuzz target hold the two together. In doubt it gives up: that
//! costs time, and never an answer.

use std::iter::Peekable;

use super::event::{Event, Layout};
use super::line::{Line, has_plain_breaks, lines};
use super::odd;
use super::reader::Reader;
use super::token::key;

/// The events of the text, or `None` if it is not as simple as that.
pub(in crate::model) fn read(text: &str) -> Option<Vec<Event<'_>>> {
    has_plain_breaks(text).then_some(())?;
    let mut reader = Reader::new(text);
    let mut lines = lines(text).peekable();
    let mut last_entry = None;
    while let Some(line) = lines.next() {
        if starts_entry(line) {
            last_entry = reader.end_entry(line.start).map(|mark| (line.start, mark));
        }
        if reader.line(line).is_none() {
            let (start, mark) = last_entry?;
            let end = end_of_entry(text, line, &mut lines)?;
            odd::read_into(reader.back_to(mark), text, start..end)?;
        }
    }
    reader.finish()
}

/// Whether an entry of the outermost mapping starts here: nothing that stands at column 0 and reads as
/// a simple key goes on with what stands above.
fn starts_entry(line: Line<'_>) -> bool {
    line.column == 0 && key(line, Layout::Block).is_some()
}

/// Passes the lines behind `odd` up to the next entry, and says where that starts; `None` if the
/// document may end before.
fn end_of_entry<'t>(text: &str, odd: Line<'t>, lines: &mut Peekable<impl Iterator<Item = Line<'t>>>) -> Option<usize> {
    let mut line = Some(odd);
    while let Some(passed) = line {
        (!passed.may_end_document()).then_some(())?;
        line = lines.next_if(|line| !starts_entry(*line));
    }
    Some(lines.peek().map_or(text.len(), |next| next.start))
}
