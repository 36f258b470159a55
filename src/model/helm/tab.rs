//! Tabs that some readers of YAML take at places where Helm's doesn't.

use std::ops::Range;

use super::refusal::{Fault, Refusal};
use crate::model::yaml::{Event, Kind, Layout};

/// Refuses a tab among the spaces that a line starts with or behind its `-`, `?` or `:`, unless it stands in a scalar or
/// a flow collection.
pub(super) fn refused_tab(text: &str, events: &[Event<'_>]) -> Result<(), Refusal> {
    if !text.contains('\t') {
        return Ok(());
    }
    let free = free_ranges(events);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let tab = leading(line).find('\t').map(|tab| start + tab);
        if let Some(tab) = tab.filter(|tab| !free.iter().any(|range| range.contains(tab))) {
            let at = events.iter().position(|event| event.span.start >= tab);
            return Err(Refusal { fault: Fault::Tab, at: at.unwrap_or(events.len().saturating_sub(1)) });
        }
        start += line.len();
    }
    Ok(())
}

/// The blanks that a line starts with, and the marks of block collections among them.
fn leading(line: &str) -> &str {
    let mut rest = line.trim_start_matches([' ', '\t']);
    while let Some(behind) = rest.strip_prefix(['-', '?', ':']).filter(|behind| behind.starts_with([' ', '\t'])) {
        rest = behind.trim_start_matches([' ', '\t']);
    }
    line.get(..line.len() - rest.len()).unwrap_or_default()
}

/// The bytes of scalars and of flow collections.
fn free_ranges(events: &[Event<'_>]) -> Vec<Range<usize>> {
    let mut free = Vec::new();
    let mut open: Vec<Option<usize>> = Vec::new();
    for event in events {
        match event.kind {
            Kind::Scalar(..) => free.push(event.span.clone()),
            Kind::MappingStart(layout) | Kind::SequenceStart(layout) => {
                open.push((layout == Layout::Flow).then_some(event.span.start));
            }
            Kind::MappingEnd | Kind::SequenceEnd => {
                free.extend(open.pop().flatten().map(|start| start..event.span.end));
            }
            _ => {}
        }
    }
    free
}
