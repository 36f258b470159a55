//! Comments.

use jiff::Timestamp;

/// A comment on a merge request.
#[derive(Debug, Clone)]
pub struct Note {
    /// The number on the instance.
    pub id: u64,
    /// Who wrote it.
    pub author: u64,
    /// The text.
    pub body: String,
    /// Written by GitLab itself.
    pub system: bool,
    /// Seen by members alone.
    pub internal: bool,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}
