//! Which bytes to replace, and by what.

use std::ops::Range;

use super::proof::Expectation;
use super::quote::{Written, written};
use super::{block, empty};
use crate::model::yaml::{Event, Kind, Layout, ScalarStyle, Target, YamlError};

/// One replacement in a text.
#[derive(Debug)]
pub(super) struct Splice {
    /// The bytes to replace.
    pub(super) range: Range<usize>,
    pub(super) replacement: String,
    /// The style the scalar has afterwards.
    pub(super) style: ScalarStyle,
}

impl Splice {
    /// The replacement that makes the target read as the string `value`.
    pub(super) fn plan(text: &str, target: &Target<'_, '_>, value: &str) -> Result<Self, YamlError> {
        match style_of(target.value) {
            ScalarStyle::Literal | ScalarStyle::Folded => block::splice(text, target, value),
            ScalarStyle::Plain if target.value.span.is_empty() => empty::splice(text, target, value),
            style => {
                let Written { text: replacement, style } = written(value, style, layout_around(target));
                Ok(Self { range: target.value.span.clone(), replacement, style })
            }
        }
    }

    pub(super) fn apply(&self, text: &str) -> String {
        let before = text.get(..self.range.start).unwrap_or_default();
        let after = text.get(self.range.end..).unwrap_or_default();
        [before, &self.replacement, after].concat()
    }

    /// What the edited text must say at event `at`.
    pub(super) fn expectation<'a>(&self, at: usize, value: &'a str) -> Expectation<'a> {
        Expectation { at, value, style: self.style }
    }
}

/// Whether the value stands in a flow mapping.
pub(super) fn layout_around(target: &Target<'_, '_>) -> Layout {
    match target.ancestors.last().map(|mapping| &mapping.kind) {
        Some(Kind::MappingStart(layout)) => *layout,
        _ => Layout::Block,
    }
}

fn style_of(event: &Event<'_>) -> ScalarStyle {
    match event.kind {
        Kind::Scalar(_, style) => style,
        _ => ScalarStyle::Plain,
    }
}
