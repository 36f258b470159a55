//! Reads one entry of a simple text with the full parser.

use std::ops::Range;

use super::event::{Event, Kind, Layout};
use super::parser;

/// Adds the events of the entry in `range`, which stands on lines of its own in the outermost
/// mapping; says how many anchors it has. `anchors` are defined before it.
///
/// Read alone, an entry says what it says in the whole: what goes on behind its lines doesn't parse
/// without them, as doesn't an alias of an anchor elsewhere, and then this is `None`.
pub(super) fn read_into<'t>(
    events: &mut Vec<Event<'t>>,
    text: &'t str,
    range: Range<usize>,
    anchors: usize,
) -> Option<usize> {
    let mut entry = parser::read(text.get(range.clone())?).ok()?;
    let [document, mapping, .., mapping_end, document_end] = entry.as_slice() else { return None };
    let is_mapping = matches!(mapping.kind, Kind::MappingStart(Layout::Block)) && mapping.properties.is_none();
    let is_whole = document.kind == Kind::DocumentStart
        && mapping_end.kind == Kind::MappingEnd
        && document_end.kind == Kind::DocumentEnd
        && entry.iter().filter(|event| event.kind == Kind::DocumentStart).count() == 1;
    (is_mapping && is_whole).then_some(())?;
    let inner = 2..entry.len() - 2;
    let found = entry.iter().filter(|event| event.anchor().is_some()).count();
    events.extend(entry.drain(inner).map(|event| moved(event, range.start, anchors)));
    Some(found)
}

/// The event as one of the whole text.
fn moved(mut event: Event<'_>, offset: usize, anchors: usize) -> Event<'_> {
    event.span = event.span.start + offset..event.span.end + offset;
    if let Kind::Alias(anchor) = &mut event.kind {
        *anchor += anchors;
    }
    if let Some(properties) = &mut event.properties {
        properties.anchor = properties.anchor.map(|anchor| anchor + anchors);
        properties.end = properties.end.map(|end| end + offset);
    }
    event
}
