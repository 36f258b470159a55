//! A question for one key path of one text, and where the answers stand.

use super::event::Event;
use crate::model::key_path::KeyPath;
use crate::model::position::Position;

/// A question for one key path of one text.
pub(super) struct Asked<'a, 'e, 't> {
    pub(super) text: &'a str,
    pub(super) events: &'e [Event<'t>],
    pub(super) path: &'a KeyPath,
}

impl Asked<'_, '_, '_> {
    pub(super) fn position(&self, at: usize) -> Position {
        Position::of(self.text.as_bytes(), self.offset(at))
    }

    pub(super) fn positions(&self, events: impl Iterator<Item = usize>) -> Vec<Position> {
        let offsets: Vec<usize> = events.map(|at| self.offset(at)).collect();
        Position::of_all(self.text.as_bytes(), &offsets)
    }

    fn offset(&self, at: usize) -> usize {
        self.events.get(at).map_or(self.text.len(), |event| event.span.start)
    }

    /// The first `count` keys of the path, as text.
    pub(super) fn path_to(&self, count: usize) -> String {
        KeyPath::from_keys(self.path.keys().iter().take(count)).map_or_else(String::new, |path| path.to_string())
    }
}
