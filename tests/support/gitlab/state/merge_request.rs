//! Merge requests.

use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;

use super::Note;

/// Where a merge request is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// May be merged.
    Opened,
    /// Given up.
    Closed,
    /// Being merged.
    Locked,
    /// On the target.
    Merged,
}

impl RequestState {
    /// As GitLab writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Locked => "locked",
            Self::Merged => "merged",
        }
    }
}

/// Someone's approval.
#[derive(Debug, Clone, Copy)]
pub struct Approval {
    /// Whose.
    pub user: u64,
    /// Since when.
    pub at: Timestamp,
}

/// A merge request; it belongs to the project it targets.
#[derive(Debug)]
pub struct MergeRequest {
    /// The number on the instance.
    pub id: u64,
    /// The number in the project.
    pub iid: u64,
    /// The project that has the source branch.
    pub source_project: u64,
    /// The project that has the target branch.
    pub target_project: u64,
    /// The branch to merge.
    pub source_branch: String,
    /// The branch to merge into.
    pub target_branch: String,
    /// The title; `Draft:` in front says that it is one.
    pub title: String,
    /// The description, as Markdown.
    pub description: String,
    /// Where it is in its life.
    pub state: RequestState,
    /// Who opened it.
    pub author: u64,
    /// Who shall see to it.
    pub assignees: Vec<u64>,
    /// Who shall review it.
    pub reviewers: Vec<u64>,
    /// Labels, sorted.
    pub labels: Vec<String>,
    /// The head that the source branch had last.
    pub sha: String,
    /// The target's tip that it was compared with.
    pub start_sha: String,
    /// Where source and target parted.
    pub base_sha: String,
    /// Whether the merge squashes.
    pub squash: bool,
    /// Whether the merge removes the source branch.
    pub remove_source_branch: Option<bool>,
    /// Whether only members may comment.
    pub discussion_locked: Option<bool>,
    /// Who approved.
    pub approvals: Vec<Approval>,
    /// Comments, oldest first.
    pub notes: Vec<Note>,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was merged.
    pub merged_at: Option<Timestamp>,
    /// Who merged it.
    pub merged_by: Option<u64>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Who closed it.
    pub closed_by: Option<u64>,
    /// The merge commit.
    pub merge_commit_sha: Option<String>,
    /// The squashed commit.
    pub squash_commit_sha: Option<String>,
    /// How many reads until GitLab knows whether it can be merged; none when it knows.
    pub unchecked: AtomicU32,
}

impl MergeRequest {
    /// Whether its title says that it is a draft.
    pub fn is_draft(&self) -> bool {
        let title = self.title.to_ascii_lowercase();
        ["draft:", "[draft]", "(draft)"].iter().any(|mark| title.starts_with(mark))
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.state == RequestState::Opened
    }

    /// Whether GitLab doesn't know yet whether it can be merged.
    pub fn is_checking(&self) -> bool {
        self.is_open() && self.unchecked.load(Ordering::SeqCst) > 0
    }

    /// Somebody looked: the check comes nearer to its end.
    pub fn read(&self) {
        let _ = self.unchecked.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |reads| reads.checked_sub(1));
    }

    /// The check is over.
    pub fn checked(&self) {
        self.unchecked.store(0, Ordering::SeqCst);
    }

    /// The check begins anew, and ends after this many reads.
    pub fn recheck(&self, reads: u32) {
        self.unchecked.store(reads, Ordering::SeqCst);
    }
}
