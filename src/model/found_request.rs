//! Merge requests as GitLab has them.

use crate::model::oid::Oid;
use crate::model::published::Pipeline;

/// A merge request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRequest {
    /// Its number in the project, shown as `!12`.
    pub iid: u64,
    /// How it stands.
    pub state: RequestState,
    /// Its source branch.
    pub branch: String,
    /// The path of the project that the source branch is in.
    pub project: String,
    /// Where its source branch is; none where GitLab doesn't say.
    pub head: Option<Oid>,
    /// Its page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its description, as Markdown that anybody may have written.
    pub description: String,
    /// Its labels.
    pub labels: Vec<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// How many comments people wrote on it.
    pub comments: u64,
    /// Who approved it, by user name.
    pub approvals: Vec<String>,
    /// The newest pipeline of its head, if there is one.
    pub pipeline: Option<Pipeline>,
}

/// How a merge request stands
/// ([MergeRequestState](https://docs.gitlab.com/api/graphql/reference/#mergerequeststate)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestState {
    /// It can be reviewed and merged.
    Opened,
    /// It was closed without a merge.
    Closed,
    /// It is being merged at this moment.
    Locked,
    /// It was merged.
    Merged,
}
