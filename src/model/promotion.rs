//! A promotion or rollback that has been decided: everything that remains is to do it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::change::ReleaseEdit;
use crate::model::finding::Finding;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::release::Release;

/// Which way a stage goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To a release that comes next.
    Forward,
    /// To a release that ran there before.
    Back,
}

impl Direction {
    /// The command that asks for it. It also starts the branch's name and the commit's subject.
    #[must_use]
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Forward => "promote",
            Self::Back => "rollback",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Forward => "promotion",
            Self::Back => "rollback",
        }
    }
}

/// What a user asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The stage.
    pub stage: StageName,
    /// The release; chosen by the stage's policy or by its past where not named.
    pub release: Option<Release>,
    /// The environments; all of the stage where none is named.
    pub environments: Vec<EnvironmentName>,
    /// Which way the stage is to go.
    pub direction: Direction,
    /// Rules that are to be overridden, each with the reason.
    pub overrides: BTreeMap<String, String>,
    /// Why, for those who review and those who look back.
    pub reason: Option<String>,
}

impl Ask {
    /// The plainest ask: what comes next, for the whole stage.
    #[must_use]
    pub const fn of(stage: StageName) -> Self {
        Self {
            stage,
            release: None,
            environments: Vec::new(),
            direction: Direction::Forward,
            overrides: BTreeMap::new(),
            reason: None,
        }
    }
}

/// A decided promotion or rollback.
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
    /// Which way it was asked for.
    pub direction: Direction,
    /// The branch that proposes it, such as `promote/qa/1.5.0`.
    pub branch: String,
    /// The commit's message, with trailers.
    pub message: String,
    /// The merge request's text.
    pub merge_request: MergeRequest,
    /// How each rule stands.
    pub findings: Vec<Finding>,
    /// The rules that were to be overridden, and don't fail.
    pub unneeded: Vec<String>,
}

/// A merge request as it is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeRequest {
    /// One line.
    pub title: String,
    /// GitLab Flavored Markdown.
    pub description: String,
    /// Its labels.
    pub labels: Vec<String>,
    /// Who is to review it, by user name.
    pub reviewers: Vec<String>,
    /// Whom it is assigned to, by user name.
    pub assignees: Vec<String>,
    /// Whether it starts as a draft.
    pub draft: bool,
}
