//! The whole fleet at a glance: what runs where since when, how far behind, and what could move next.

use crate::model::fleet::Declared;
use crate::model::name::StageName;
use crate::model::open_proposal::OpenProposal;
use crate::model::promotion::Promotion;
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::model::timeline::Step;

/// Every stage, in promotion order, then those outside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The stages.
    pub stages: Vec<StageView>,
    /// Files that look like values files but belong to no stage.
    pub strays: Vec<String>,
    /// Whether the history behind it is there from its root: a shallow clone ends early.
    pub complete: bool,
}

/// One stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageView {
    /// Its name.
    pub name: StageName,
    /// Its environments, by name.
    pub environments: Vec<EnvironmentView>,
    /// What could move next.
    pub next: Next,
    /// The open merge requests that move it; none where GitLab was not asked.
    pub open: Option<Vec<OpenProposal>>,
}

/// One environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvironmentView {
    /// Its name, as text.
    pub name: String,
    /// Its values file.
    pub path: String,
    /// What it declares.
    pub declared: Declared,
    /// The step that brought it; none where the history is cut before it.
    pub since: Option<Step>,
    /// How many known releases it is behind what it could run; none where that is not known.
    pub behind: Option<usize>,
}

/// What could move next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The stage takes no promotions.
    Never,
    /// It runs what it could take.
    UpToDate(Release),
    /// This could move now.
    Ready(Box<Promotion>),
    /// Something could move, but may not.
    Refused(Vec<Refusal>),
}
