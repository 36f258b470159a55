//! Decides how the new value is written, by how the old one is.

use super::quote::{Written, written};
use super::splice::{Splice, layout_around};
use super::{block, empty};
use crate::model::yaml::{Event, Kind, ScalarStyle, Target, YamlError};

/// The replacement that makes the target read as the string `value`.
pub(super) fn plan(text: &str, target: &Target<'_, '_>, value: &str) -> Result<Splice, YamlError> {
    match style_of(target.value) {
        ScalarStyle::Literal | ScalarStyle::Folded => block::splice(text, target, value),
        ScalarStyle::Plain if target.value.span.is_empty() => empty::splice(text, target, value),
        style => {
            let Written { text: replacement, style } = written(value, style, layout_around(target));
            Ok(Splice { range: target.value.span.clone(), replacement, style })
        }
    }
}

fn style_of(event: &Event<'_>) -> ScalarStyle {
    match event.kind {
        Kind::Scalar(_, style) => style,
        _ => ScalarStyle::Plain,
    }
}
