//! What could move in a stage, and everything that speaks for and against it.

use crate::model::change::ReleaseEdit;
use crate::model::finding::{Finding, Verdict};
use crate::model::name::EnvironmentName;
use crate::model::promotion::Ask;
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::model::timeline::Step;

/// An ask for a promotion, explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What was asked for.
    pub ask: Ask,
    /// How it stands.
    pub outlook: Outlook,
    /// Whether the history behind it is there from its root.
    pub complete: bool,
}

/// An environment, and the step that brought what it runs; none where the history is cut before it.
pub type Stay = (EnvironmentName, Option<Step>);

/// How an ask stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outlook {
    /// The stage takes no promotions, whatever it is.
    Never(Finding),
    /// There is nothing to go by.
    Unknown(Vec<Refusal>),
    /// All that was asked for runs the release already.
    AlreadyThere(Release, Vec<Stay>),
    /// This would move.
    Move(Box<MoveView>),
}

/// A move that `promote` would make, with everything for and against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveView {
    /// The release.
    pub release: Release,
    /// What would be edited.
    pub edits: Vec<ReleaseEdit>,
    /// How each rule stands, those that fail first, then what can't be verified.
    pub findings: Vec<Finding>,
    /// What else is against it.
    pub others: Vec<Refusal>,
}

impl MoveView {
    /// Whether `promote` would propose it.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.others.is_empty() && self.of(Verdict::Fail).next().is_none()
    }

    /// The findings of one verdict.
    pub fn of(&self, verdict: Verdict) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.verdict == verdict)
    }
}
