//! A file with values, and where each stands in it.

use super::document::places;
use super::tree::{Place, Step};
use crate::model::excerpt::Excerpt;
use crate::model::position::Position;
use crate::model::yaml::{Event, Kind};

/// A file that was read.
pub(super) struct Source<'e, 't> {
    pub(super) path: &'e str,
    pub(super) text: &'t str,
    pub(super) events: &'e [Event<'t>],
    pub(super) root: Option<Place>,
}

impl<'e, 't> Source<'e, 't> {
    pub(super) fn new((path, text, events): (&'e str, &'t str, &'e [Event<'t>])) -> Self {
        Self { path, text, events, root: places(text, events).ok() }
    }

    pub(super) fn find(&self, steps: &[Step]) -> Option<&Place> {
        self.root.as_ref()?.find(steps)
    }

    /// The caret under a value; under its key where the value is a collection or nothing.
    pub(super) fn value(&self, place: &Place) -> Option<Excerpt> {
        let is_written = |event: &&Event<'_>| matches!(event.kind, Kind::Scalar(..)) && !event.span.is_empty();
        match self.events.get(place.at).filter(is_written) {
            Some(_) => self.event(place.at),
            None => self.event(place.key.unwrap_or(place.at)),
        }
    }

    /// The caret under an event.
    pub(super) fn event(&self, at: usize) -> Option<Excerpt> {
        let span = self.events.get(at)?.span.clone();
        let written = self.text.get(span.clone()).unwrap_or_default();
        let width = written.lines().next().unwrap_or_default().chars().count();
        let position = Position::of(self.text.as_bytes(), span.start);
        Some(Excerpt::of(self.path, self.text.as_bytes(), position, width))
    }
}
