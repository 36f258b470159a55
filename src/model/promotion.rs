//! A promotion that has been decided: everything that remains is to do it.

use std::collections::BTreeSet;

use crate::model::change::ReleaseEdit;
use crate::model::finding::Finding;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::release::Release;

/// What a user asks to be promoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The stage.
    pub stage: StageName,
    /// The release; chosen by the stage's policy where not named.
    pub release: Option<Release>,
    /// The environments; all of the stage where none is named.
    pub environments: Vec<EnvironmentName>,
}

/// A decided promotion.
#[must_use = "a promotion is only a plan until it is committed"]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promotion {
    /// The stage.
    pub stage: StageName,
    /// The release that it gets.
    pub release: Release,
    /// All environments that were asked for, those that run the release already among them.
    pub scope: BTreeSet<EnvironmentName>,
    /// What is edited.
    pub edits: Vec<ReleaseEdit>,
    /// The branch that proposes it, such as `promote/qa/1.5.0`.
    pub branch: String,
    /// The commit's message, with trailers.
    pub message: String,
    /// The merge request's text.
    pub merge_request: MergeRequest,
    /// How each rule stands.
    pub findings: Vec<Finding>,
}

/// The text of a merge request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRequest {
    /// One line.
    pub title: String,
    /// GitLab Flavored Markdown.
    pub description: String,
}
