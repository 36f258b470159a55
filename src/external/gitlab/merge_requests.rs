//! Makes and changes merge requests ([merge requests API](https://docs.gitlab.com/api/merge_requests/)).

use gitlab::api::projects::merge_requests::{CreateMergeRequest, EditMergeRequest, MergeRequestStateEvent};
use serde::Deserialize;

use super::door::GitLab;
use super::error::GitLabError;

/// What is asked for, where it can't be put into words.
const REQUEST: &str = "a merge request";

/// A merge request that is to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewRequest<'a> {
    /// The project that its branch is in.
    pub source: &'a str,
    /// Its branch.
    pub branch: &'a str,
    /// The number of the project that it goes to.
    pub project: u64,
    /// The branch that it goes into.
    pub target: &'a str,
    /// Its title and all that can be changed later, too.
    pub text: &'a Text,
}

/// What can be said of a merge request, and changed; what is empty is left as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// One line.
    pub title: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Labels, beside those that it has.
    pub labels: Vec<String>,
    /// Who is to review it, by number.
    pub reviewers: Vec<u64>,
    /// Whom it is assigned to, by number.
    pub assignees: Vec<u64>,
}

/// What becomes of the state of a merge request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It stays.
    None,
    /// It is closed.
    Close,
    /// It is opened again.
    Reopen,
}

/// A merge request that was made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Made {
    /// Its number.
    pub iid: u64,
    /// Its page.
    #[serde(rename = "web_url")]
    pub url: String,
    /// How it stands now: `opened`, `closed`, `locked` or `merged`.
    pub state: String,
}

impl Made {
    /// Whether it can be reviewed and merged.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == "opened"
    }
}

/// Makes a merge request that is merged without a squash, and whose branch goes then: the commit carries trailers.
///
/// # Errors
/// When GitLab can't be reached or refuses; where nobody knows whether it was made,
/// [`may_have_happened`](GitLabError::may_have_happened).
pub fn create(gitlab: &GitLab, wanted: &NewRequest<'_>) -> Result<Made, GitLabError> {
    let text = wanted.text;
    let mut builder = CreateMergeRequest::builder();
    builder.project(wanted.source).source_branch(wanted.branch).target_branch(wanted.target);
    builder.target_project_id(wanted.project).squash(false).remove_source_branch(true);
    builder.title(text.title.as_deref().unwrap_or(wanted.branch));
    if let Some(description) = &text.description {
        builder.description(description);
    }
    if !text.labels.is_empty() {
        builder.labels(text.labels.iter().map(String::as_str));
    }
    if !text.reviewers.is_empty() {
        builder.reviewers(text.reviewers.iter().copied());
    }
    if !text.assignees.is_empty() {
        builder.assignees(text.assignees.iter().copied());
    }
    gitlab.ask(&builder.build().map_err(|error| gitlab.malformed(REQUEST, &error.to_string()))?)
}

/// Changes a merge request; to do it twice is to do it once.
///
/// # Errors
/// When GitLab can't be reached or refuses.
pub fn change(gitlab: &GitLab, iid: u64, text: &Text, turn: Turn) -> Result<Made, GitLabError> {
    let mut builder = EditMergeRequest::builder();
    builder.project(gitlab.place().project.as_str()).merge_request(iid);
    if let Some(title) = &text.title {
        builder.title(title);
    }
    if let Some(description) = &text.description {
        builder.description(description);
    }
    for label in &text.labels {
        builder.add_label(label);
    }
    match turn {
        Turn::None => {}
        Turn::Close => drop(builder.state_event(MergeRequestStateEvent::Close)),
        Turn::Reopen => drop(builder.state_event(MergeRequestStateEvent::Reopen)),
    }
    gitlab.ask(&builder.build().map_err(|error| gitlab.malformed(REQUEST, &error.to_string()))?)
}
