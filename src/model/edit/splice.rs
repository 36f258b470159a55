//! Which bytes to replace, and by what.

use std::ops::Range;

use super::proof::Expectation;
use crate::model::yaml::{Kind, Layout, ScalarStyle, Target};

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
