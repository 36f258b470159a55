//! What ran in a stage, for those who want to go back.

use crate::model::name::EnvironmentName;
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::model::timeline::Step;

/// The releases that ran in a stage's environments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Their stays, the newest first.
    pub stays: Vec<PastStay>,
    /// The release that a rollback would choose, or why there is none.
    pub choice: Result<Release, Refusal>,
    /// Whether the history is there from its root.
    pub complete: bool,
}

/// The time of one release in environments that got it and lost it together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastStay {
    /// The release.
    pub release: Release,
    /// The environments.
    pub environments: Vec<EnvironmentName>,
    /// The step that brought it; none where the history is cut there.
    pub since: Option<Step>,
    /// The step that ended it; none while it runs.
    pub until: Option<Step>,
    /// Whether it ended because one of them was rolled back.
    pub rolled_back: bool,
    /// Why the release is rejected, if it is.
    pub rejected: Option<String>,
}
