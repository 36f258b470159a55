//! A place in a file with its line, for a message that shows it.

use std::fmt;

use crate::model::position::Position;

/// A fault at a place in a file: path, line and column, the line itself and a caret under the fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, from the top of the repository; `COMMIT:path` where it is not the work tree's.
    pub path: String,
    /// The place.
    pub position: Position,
    /// How many characters the caret underlines; at least 1.
    pub width: usize,
    /// The text of the line, without its end; long lines are cut around the place.
    pub line: String,
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column, .. } = self.position;
        write!(f, "{}:{line}:{column}", self.path)
    }
}
