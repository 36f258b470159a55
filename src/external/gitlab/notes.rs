//! Comments on merge requests ([notes API](https://docs.gitlab.com/api/notes/#merge-requests)).

use std::borrow::Cow;

use gitlab::api::Endpoint;
use gitlab::api::common::NameOrId;
use gitlab::api::projects::merge_requests::notes::{CreateMergeRequestNote, EditMergeRequestNote, MergeRequestNotes};
use http::Method;
use serde::Deserialize;

use super::door::GitLab;
use super::error::GitLabError;

/// More comments than this on one merge request are not read.
const MOST: usize = 1_000;

/// What is asked for, where it can't be put into words.
const REQUEST: &str = "a comment";

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Note {
    /// Its number.
    pub id: u64,
    /// Its text.
    pub body: String,
    /// Who wrote it.
    pub author: Author,
}

/// Who wrote a comment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Author {
    /// The user name.
    pub username: String,
}

/// The comments on a merge request, newest first.
///
/// # Errors
/// When GitLab can't be reached or refuses.
pub fn notes(gitlab: &GitLab, iid: u64) -> Result<Vec<Note>, GitLabError> {
    let mut builder = MergeRequestNotes::builder();
    builder.project(gitlab.place().project.as_str()).merge_request(iid);
    gitlab.pages(&builder.build().map_err(|error| gitlab.malformed(REQUEST, &error.to_string()))?, MOST)
}

/// Writes a comment.
///
/// # Errors
/// When GitLab can't be reached or refuses; where nobody knows whether it was written,
/// [`may_have_happened`](GitLabError::may_have_happened).
pub fn write(gitlab: &GitLab, iid: u64, body: &str) -> Result<(), GitLabError> {
    let mut builder = CreateMergeRequestNote::builder();
    builder.project(gitlab.place().project.as_str()).merge_request(iid).body(body);
    gitlab.tell(&builder.build().map_err(|error| gitlab.malformed(REQUEST, &error.to_string()))?)
}

/// Changes the text of a comment.
///
/// # Errors
/// When GitLab can't be reached or refuses.
pub fn rewrite(gitlab: &GitLab, iid: u64, note: u64, body: &str) -> Result<(), GitLabError> {
    let mut builder = EditMergeRequestNote::builder();
    builder.project(gitlab.place().project.as_str()).merge_request(iid).note(note).body(body);
    gitlab.tell(&builder.build().map_err(|error| gitlab.malformed(REQUEST, &error.to_string()))?)
}

/// Takes a comment away; one that is gone already is as good.
///
/// # Errors
/// When GitLab can't be reached or refuses.
pub fn delete(gitlab: &GitLab, iid: u64, note: u64) -> Result<(), GitLabError> {
    let project = gitlab.place().project.as_str().into();
    match gitlab.tell(&Deletion { project, iid, note }) {
        Err(error) if error.status() == Some(404) => Ok(()),
        ended => ended,
    }
}

/// [Delete a merge request note](https://docs.gitlab.com/api/notes/#delete-a-merge-request-note), which the crate lacks.
struct Deletion<'a> {
    project: NameOrId<'a>,
    iid: u64,
    note: u64,
}

impl Endpoint for Deletion<'_> {
    fn method(&self) -> Method {
        Method::DELETE
    }

    fn endpoint(&self) -> Cow<'static, str> {
        let Self { project, iid, note } = self;
        format!("projects/{project}/merge_requests/{iid}/notes/{note}").into()
    }
}
