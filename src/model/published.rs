//! What GitLab says of a release of the product, beyond its tag.

use jiff::Timestamp;

use crate::model::known::Known;

/// A release as GitLab has it ([releases](https://docs.gitlab.com/user/project/releases/)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its notes, as Markdown from elsewhere; none of a tag without a release.
    pub notes: Option<String>,
    /// When an upcoming release is out; none where it is out, or its tag has no release.
    pub due: Option<Timestamp>,
    /// The pipelines that ran for its tag at the tag's commit, newest first. Only those of releases that may move are
    /// asked for.
    pub pipelines: Known<Vec<Pipeline>>,
}

/// A pipeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pipeline {
    /// How it stands.
    pub status: PipelineStatus,
    /// Its page.
    pub url: String,
}

/// How a pipeline stands ([statuses](https://docs.gitlab.com/ci/pipelines/#pipeline-status)), as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PipelineStatus {
    /// It passed.
    Passed,
    /// It failed, or was cancelled or skipped.
    Failed,
    /// It waits or runs.
    Running,
}
