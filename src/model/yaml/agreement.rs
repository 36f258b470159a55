//! Holds the fast reader to the full parser.

use super::event::{Event, Kind, Layout};
use super::{parser, simple};

/// Whether both readers say the same of `text`; `None` where the fast one gives up.
#[must_use]
pub fn readers_agree(text: &str) -> Option<bool> {
    let fast = simple::read(text)?;
    let full = parser::read(text).unwrap_or_default();
    Some(fast.len() == full.len() && fast.iter().zip(&full).all(|(fast, full)| says_the_same_there(fast, full)))
}

fn says_the_same_there(fast: &Event<'_>, full: &Event<'_>) -> bool {
    let end = |event: &Event<'_>| event.properties.as_ref().and_then(|properties| properties.end);
    fast.says_the_same(full) && end(fast) == end(full) && (!is_written(full) || fast.span == full.span)
}

/// Whether something of the text is this event. The rest are nodes of nothing, and the seams of documents and
/// blocks; one that the full parser places behind its first dash is a sequence at the column of its key.
fn is_written(event: &Event<'_>) -> bool {
    match event.kind {
        Kind::DocumentStart | Kind::DocumentEnd | Kind::SequenceStart(Layout::Block) => false,
        Kind::MappingStart(_) => true,
        _ => !event.span.is_empty(),
    }
}

#[cfg(test)]
#[path = "agreement_tests.rs"]
mod tests;
