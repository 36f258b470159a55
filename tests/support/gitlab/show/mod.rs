//! What the instance knows, as the API writes it.

mod git;
mod merge_request;
mod project;

pub use git::{branch, commit, release, tag};
pub use merge_request::{approvals, merge_request, merge_request_whole, note};
pub use project::{pipeline, project, protection, user};
