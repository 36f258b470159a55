//! Pipelines of a project.

use jiff::Timestamp;

/// A pipeline.
#[derive(Debug, Clone)]
pub struct Pipeline {
    /// The number on the instance.
    pub id: u64,
    /// The number in the project.
    pub iid: u64,
    /// The branch or tag, or `refs/merge-requests/<iid>/head`.
    pub reference: String,
    /// The commit.
    pub sha: String,
    /// GitLab's word in small letters: `success`, `running`, …
    pub status: String,
    /// What started it: `push`, `merge_request_event`, …
    pub source: String,
    /// The name that `workflow:name` gave it.
    pub name: Option<String>,
    /// Who started it.
    pub user: u64,
    /// When it began.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl Pipeline {
    /// Whether it may still come out either way.
    pub fn is_running(&self) -> bool {
        ["created", "waiting_for_resource", "preparing", "pending", "running"].contains(&self.status.as_str())
    }
}
