//! Names of anchors that Helm's reader refuses.

use super::refusal::{Fault, Refusal};
use crate::model::yaml::{Event, Kind, Layout};

/// What ends a name.
const BLOCK: &[char] = &[' ', '\t', '\r', '\n'];
const FLOW: &[char] = &[' ', '\t', '\r', '\n', ',', '[', ']', '{', '}'];

/// Refuses an anchor whose name isn't of ASCII letters, digits, `-` and `_`: YAML 1.2 takes almost all (6.9.2).
pub(super) fn refused_anchor(text: &str, events: &[Event<'_>]) -> Result<(), Refusal> {
    let mut open = Vec::new();
    for (at, event) in events.iter().enumerate() {
        let is_flow = open.last() == Some(&Layout::Flow);
        match event.kind {
            Kind::MappingStart(layout) | Kind::SequenceStart(layout) => open.push(layout),
            Kind::MappingEnd | Kind::SequenceEnd => drop(open.pop()),
            _ => {}
        }
        if event.anchor().is_some() && name(text, event, if is_flow { FLOW } else { BLOCK }).is_some_and(is_bad) {
            return Err(Refusal { fault: Fault::Anchor, at });
        }
    }
    Ok(())
}

/// The name as it is written, up to one of the characters that end it.
fn name<'t>(text: &'t str, event: &Event<'_>, ends: &[char]) -> Option<&'t str> {
    let end = event.properties.as_ref()?.end?;
    let start = text.get(..end)?.rfind('&')? + 1;
    text.get(start..)?.split(ends).next()
}

fn is_bad(name: &str) -> bool {
    !name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_'))
}
