//! Releases of a project.

use jiff::Timestamp;

/// A release: a tag with a text.
#[derive(Debug, Clone)]
pub struct Release {
    /// The tag.
    pub tag: String,
    /// The title.
    pub name: String,
    /// The notes.
    pub description: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it counts from.
    pub released_at: Timestamp,
    /// Who made it.
    pub author: u64,
}

impl Release {
    /// Whether its time is still to come.
    pub fn is_upcoming(&self, now: Timestamp) -> bool {
        self.released_at > now
    }
}
