//! Something wrong in a policy.

use crate::model::excerpt::Excerpt;
use crate::model::position::Position;

/// Something wrong in a policy, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyProblem {
    /// One sentence.
    pub message: String,
    /// Where.
    pub position: Position,
    /// How many characters are meant.
    pub width: usize,
    /// What to do.
    pub help: Option<String>,
}

impl PolicyProblem {
    /// The place with its line, cut out of the text that was read.
    #[must_use]
    pub fn excerpt(&self, path: &str, text: &str) -> Excerpt {
        Excerpt::of(path, text.as_bytes(), self.position, self.width)
    }
}
