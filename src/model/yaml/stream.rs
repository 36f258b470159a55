//! Reads a text, by the fast reader where that can.

use super::error::YamlError;
use super::event::Event;
use super::{parser, simple};

/// All events of the text.
pub(in crate::model) fn read(text: &str) -> Result<Vec<Event<'_>>, YamlError> {
    simple::read(text).map_or_else(|| parser::read(text), Ok)
}

/// Above this, reading a text twice with the full parser takes longer than people like to wait.
const LONG: usize = 100_000;

/// All events of an edited text, for the comparison with those from before.
///
/// By the full parser whatever the text, if it isn't very long: so two readers that share no code
/// have to agree about all of it.
pub(in crate::model) fn read_again(text: &str) -> Result<Vec<Event<'_>>, YamlError> {
    if text.len() > LONG { read(text) } else { parser::read(text) }
}
