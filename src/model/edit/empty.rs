//! Writes a value where a key has none.

use super::lines::{column, skip_blanks_and_comments};
use super::quote::{Written, written};
use super::splice::{Splice, layout_around};
use crate::model::position::Position;
use crate::model::yaml::{Event, Fault, Kind, Layout, ScalarStyle, Target, YamlError};

/// Inserts ` value` after the colon, or after the anchor and tag that follow it.
///
/// In a flow mapping a key may lack the colon, too (`{release}`), and gets one. A block key that
/// does (`? release`) is refused: where its colon belongs is the author's choice. So is an anchor or
/// an alias alone (`{&a}`): a colon behind it would be part of its name.
pub(super) fn splice(text: &str, target: &Target<'_, '_>, value: &str) -> Result<Splice, YamlError> {
    let layout = layout_around(target);
    let Written { text: written, style } = written(value, ScalarStyle::Plain, layout);
    let behind = after_colon(text, target).filter(|behind| is_of_key(text, target, *behind));
    let (at, replacement) = match behind {
        Some(at) => (at, format!(" {written}")),
        None if layout == Layout::Flow && is_written_out(target.key) => (target.key.span.end, format!(": {written}")),
        None => return Err(no_colon(text, target)),
    };
    Ok(Splice { range: at..at, replacement, style })
}

fn is_written_out(key: &Event<'_>) -> bool {
    matches!(key.kind, Kind::Scalar(..)) && !key.span.is_empty()
}

/// Whether the colon before `behind` is that of the target's key: a block key without a colon may be
/// followed by the colon of an empty key of an outer mapping. A colon of its own stands on its line, or
/// on a line below at the column of the mapping (YAML 1.2.2, 8.2.2).
fn is_of_key(text: &str, target: &Target<'_, '_>, behind: usize) -> bool {
    let is_beside = !text.get(target.key.span.end..behind).unwrap_or_default().contains(['\r', '\n']);
    let mapping = target.ancestors.last().map(|mapping| column(text, mapping.span.start));
    is_beside
        || has_properties(target)
        || layout_around(target) == Layout::Flow
        || mapping == Some(column(text, behind - 1))
}

fn has_properties(target: &Target<'_, '_>) -> bool {
    target.value.properties.is_some()
}

/// The offset behind the value's anchor and tag, or else behind the key's colon.
pub(super) fn after_colon(text: &str, target: &Target<'_, '_>) -> Option<usize> {
    target.value.properties.as_ref().and_then(|properties| properties.end).or_else(|| {
        let colon = skip_blanks_and_comments(text, target.key.span.end);
        let rest = text.get(colon..)?.strip_prefix(':')?;
        let is_indicator =
            layout_around(target) == Layout::Flow || rest.chars().next().is_none_or(|next| next.is_ascii_whitespace());
        is_indicator.then_some(colon + 1)
    })
}

fn no_colon(text: &str, target: &Target<'_, '_>) -> YamlError {
    YamlError::at(Fault::NoColon, Position::of(text.as_bytes(), target.key.span.start))
}
