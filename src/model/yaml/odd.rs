//! Reads one entry of a simple text with the full parser.

use std::ops::Range;

use super::event::{Event, Kind, Layout};
use super::nodes::Nodes;
use super::parser;

/// Adds the events of the entry in `range`, which stands on lines of its own in the outermost mapping.
///
/// Read alone, an entry says what it says in the whole: what goes on behind its lines doesn't parse
/// without them, as doesn't an alias of an anchor elsewhere, and then this is `None`.
pub(super) fn read_into<'t>(nodes: &mut Nodes<'t>, text: &'t str, range: Range<usize>) -> Option<()> {
    let mut entry = parser::read(text.get(range.clone())?).ok()?;
    is_one_mapping(&entry).then_some(())?;
    let inner = 2..entry.len() - 2;
    nodes.adopt(entry.drain(inner), range.start);
    Some(())
}

fn is_one_mapping(entry: &[Event<'_>]) -> bool {
    let [document, mapping, .., mapping_end, document_end] = entry else { return false };
    let is_mapping = matches!(mapping.kind, Kind::MappingStart(Layout::Block)) && mapping.properties.is_none();
    is_mapping
        && document.kind == Kind::DocumentStart
        && mapping_end.kind == Kind::MappingEnd
        && document_end.kind == Kind::DocumentEnd
        && entry.iter().filter(|event| event.kind == Kind::DocumentStart).count() == 1
}
