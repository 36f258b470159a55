//! The policy as the rest of the tool reads it, whole and valid.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::pattern::{FilePattern, PathGlob};
use super::stage::{Pins, Stage, Takes};
use crate::model::key_path::KeyPath;
use crate::model::name::StageName;
use crate::model::release::Release;

/// Everything that a repository's owners can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Which branch of which remote is judged.
    pub repository: Repository,
    /// Where GitLab is, where the remote doesn't say it.
    pub gitlab: GitLab,
    /// How merge requests of promotions are made.
    pub merge_requests: MergeRequests,
    /// Where the product's releases are found.
    pub product: Product,
    /// Where the values files are, and what in them is the release.
    pub values: Values,
    /// The stages: those in promotion order first, in that order, then those outside it.
    pub stages: Vec<Stage>,
    /// Times in which a stage takes no promotion.
    pub freezes: Vec<Freeze>,
    /// Releases that must not move any further, with the reason.
    pub rejected: BTreeMap<Release, String>,
    /// Rules that a reason may override, and in which stages.
    pub overrides: BTreeMap<String, Vec<StageName>>,
    /// The commit where the tool was adopted: judging starts behind it.
    pub verify_from: Option<String>,
}

/// Which branch of which remote is judged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repository {
    /// The remote's name; git's own choice where absent.
    pub remote: Option<String>,
    /// The branch that Argo CD follows; the remote's HEAD where absent.
    pub target: Option<String>,
}

/// Where GitLab is, where the remote doesn't say it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GitLab {
    /// The instance's URL, with its relative URL root.
    pub url: Option<String>,
    /// The path of the project that merge requests are made in; the remote's own where absent.
    pub project: Option<String>,
}

/// How merge requests of promotions are made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergeRequests {
    /// The labels that they get, with `{stage}` for the stage.
    pub labels: Vec<String>,
    /// Who is to review them.
    pub reviewers: Vec<Person>,
    /// Who they are assigned to.
    pub assignees: Vec<Person>,
    /// Whether they start as drafts.
    pub draft: bool,
    /// The path of a file in the repository whose text ends the description.
    pub template: Option<String>,
}

/// Whom the policy names for a merge request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// A user, by name without the `@`.
    User(String),
    /// The users that CODEOWNERS names for the files.
    CodeOwners,
}

/// Where the product's releases are found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Product {
    /// Path of the GitLab project whose tags are the releases.
    pub project: Option<String>,
    /// A URL that `git ls-remote` reads.
    pub remote: Option<String>,
    /// What stands before the version in a tag, such as `v`.
    pub tag_prefix: String,
}

/// Where the values files are, and what in them is the release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// The values files by stage and cloud.
    pub files: FilePattern,
    /// The key that holds the release.
    pub release: KeyPath,
    /// Path of the values' JSON schema.
    pub schema: Option<String>,
    /// Globs of files that a promotion may not change.
    pub guarded: Vec<PathGlob>,
}

/// A time in which stages take no promotion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freeze {
    /// The stages that are frozen.
    pub stages: Vec<StageName>,
    /// When it starts.
    pub from: Timestamp,
    /// When it ends.
    pub until: Timestamp,
    /// Why.
    pub reason: String,
}

impl Values {
    /// The chart's folder, without a slash at the end; empty for the top: where the values files are.
    #[must_use]
    pub fn chart(&self) -> &str {
        self.files.root()
    }

    /// The chart's own values, which each environment's are laid over.
    #[must_use]
    pub fn defaults(&self) -> String {
        self.in_chart("values.yaml")
    }

    /// The JSON schema of the values: Helm's own file where none is named.
    #[must_use]
    pub fn schema(&self) -> String {
        self.schema.clone().unwrap_or_else(|| self.in_chart("values.schema.json"))
    }

    fn in_chart(&self, name: &str) -> String {
        let chart = self.chart();
        if chart.is_empty() { name.to_owned() } else { format!("{chart}/{name}") }
    }
}

impl Policy {
    /// The stage of this name.
    #[must_use]
    pub fn stage(&self, name: &StageName) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.name == *name)
    }

    /// The stage before `name` in promotion order; none before the first and for stages outside it.
    #[must_use]
    pub fn stage_before(&self, name: &StageName) -> Option<&Stage> {
        let ordered: Vec<&Stage> = self.stages.iter().filter(|stage| stage.ordered).collect();
        let place = ordered.iter().position(|stage| stage.name == *name)?;
        place.checked_sub(1).and_then(|before| ordered.get(before).copied())
    }
}

impl Default for Policy {
    /// The EuroDaT layout.
    fn default() -> Self {
        Self {
            repository: Repository::default(),
            gitlab: GitLab::default(),
            merge_requests: MergeRequests::default(),
            product: Product::default(),
            values: Values::default(),
            stages: eurodat_stages(),
            freezes: Vec::new(),
            rejected: BTreeMap::new(),
            overrides: BTreeMap::new(),
            verify_from: None,
        }
    }
}

impl Default for Values {
    fn default() -> Self {
        Self {
            files: FilePattern::default(),
            release: KeyPath::single("deployedRelease"),
            schema: None,
            guarded: Vec::new(),
        }
    }
}

fn eurodat_stages() -> Vec<Stage> {
    let branch = |name| Stage { pins: Pins::Branch, ..Stage::new(name) };
    vec![
        branch("dev"),
        Stage { takes: Takes::LatestRelease, ..Stage::new("qa") },
        Stage::new("qa-int"),
        Stage { promotion: super::stage::PromotionMode::Manual, ..Stage::new("prod") },
        Stage { ordered: false, ..branch("nightly") },
    ]
}
