//! What may stand in a flow collection to YAML 1.2, and not to Helm's reader.

use super::refusal::{Fault, Refusal};
use crate::model::yaml::{Event, Kind, Layout, ScalarStyle, entries};

/// Refuses plain text with `?` or that starts with `:`, which Helm refuses or reads as a mapping, and keys that go over
/// the end of a line.
pub(super) fn refused_flow(text: &str, events: &[Event<'_>]) -> Result<(), Refusal> {
    let mut open = Vec::new();
    for (at, event) in events.iter().enumerate() {
        let is_flow = open.last() == Some(&Layout::Flow);
        match event.kind {
            Kind::Scalar(_, ScalarStyle::Plain) if is_flow => refuse_plain(text, event, at)?,
            Kind::MappingStart(layout) | Kind::SequenceStart(layout) => open.push(layout),
            Kind::MappingEnd | Kind::SequenceEnd => drop(open.pop()),
            _ => {}
        }
        if event.kind == Kind::MappingStart(Layout::Flow) {
            refuse_broken(text, events, at)?;
        }
    }
    Ok(())
}

fn refuse_plain(text: &str, event: &Event<'_>, at: usize) -> Result<(), Refusal> {
    let written = text.get(event.span.clone()).unwrap_or_default();
    let is_bad = written.contains('?') || written.starts_with(':');
    if is_bad { Err(Refusal { fault: Fault::PlainInFlow, at }) } else { Ok(()) }
}

fn refuse_broken(text: &str, events: &[Event<'_>], mapping: usize) -> Result<(), Refusal> {
    for (at, _) in entries(events, mapping) {
        if events.get(at).and_then(|key| broken(text, key)).is_some() {
            return Err(Refusal { fault: Fault::BrokenKey, at });
        }
    }
    Ok(())
}

/// Whether a line ends between the start of a key and its colon; a key with `?` before it may do that.
fn broken(text: &str, key: &Event<'_>) -> Option<()> {
    let before = text.get(..key.span.start)?;
    let from = before.rfind(['{', '[', ','])? + 1;
    let from = from + without_comments(before.get(from..)?);
    if text.get(from..)?.starts_with(['?']) {
        return None;
    }
    let behind = text.get(key.span.end..)?;
    let colon = key.span.end + without_comments(behind);
    let start = if key.properties.is_some() { from } else { key.span.start };
    let is_broken = text.get(colon..)?.starts_with(':') && text.get(start..colon)?.contains('\n');
    is_broken.then_some(())
}

/// How many bytes of blanks, ends of lines and comments there are.
fn without_comments(text: &str) -> usize {
    let mut rest = text.trim_start();
    while rest.starts_with('#') {
        rest = rest.split_once('\n').map_or("", |(_, behind)| behind).trim_start();
    }
    text.len() - rest.len()
}
