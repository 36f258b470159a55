//! A stage between reading and judging.

use super::super::format::Span;
use super::super::stage::{Stage, Takes};

/// A stage as it is written, before its place in the order is known.
pub(super) struct Draft {
    pub(super) stage: Stage,
    /// The name's place, or the table's where there is none.
    pub(super) span: Span,
    pub(super) takes: Option<(Span, Takes)>,
    pub(super) soak: Option<Span>,
}
