//! Writes a value where a key has none.

use super::quote::{Written, written};
use super::splice::{Splice, layout_around};
use crate::model::position::Position;
use crate::model::yaml::{Fault, Layout, ScalarStyle, Target, YamlError};

/// Inserts ` value` after the colon, or after the anchor and tag that follow it.
///
/// In a flow mapping a key may lack the colon, too (`{release}`), and gets one. A block key that
/// does (`? release`) is refused: where its colon belongs is the author's choice.
pub(super) fn splice(text: &str, target: &Target<'_, '_>, value: &str) -> Result<Splice, YamlError> {
    let layout = layout_around(target);
    let Written { text: written, style } = written(value, ScalarStyle::Plain, layout);
    let (at, replacement) = match after_colon(text, target) {
        Some(at) => (at, format!(" {written}")),
        None if layout == Layout::Flow => (target.key.span.end, format!(": {written}")),
        None => return Err(no_colon(text, target)),
    };
    Ok(Splice { range: at..at, replacement, style })
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

/// The offset of the next byte from `from` on that is no blank, line break or comment.
pub(super) fn skip_blanks_and_comments(text: &str, from: usize) -> usize {
    let mut rest = text.get(from..).unwrap_or_default();
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        if !rest.starts_with('#') {
            return text.len() - rest.len();
        }
        rest = rest.find(['\r', '\n']).and_then(|end| rest.get(end..)).unwrap_or_default();
    }
}

fn no_colon(text: &str, target: &Target<'_, '_>) -> YamlError {
    YamlError::at(Fault::NoColon, Position::of(text.as_bytes(), target.key.span.start))
}
