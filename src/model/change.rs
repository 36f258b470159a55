//! A change of releases: what `promote` makes and `verify` finds.

use crate::model::fleet::Declared;
use crate::model::name::{EnvironmentName, StageName};

/// What one step changes about releases; the rules judge each move of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Its moves, at most one for each stage and new value.
    pub moves: Vec<Move>,
    /// Paths that it changes in any other way, values files with more than the release changed among them; sorted.
    pub beyond: Vec<String>,
}

/// Environments of one stage that are set to one new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The stage.
    pub stage: StageName,
    /// What its environments declare afterwards.
    pub new: Declared,
    /// The environments that change.
    pub edits: Vec<ReleaseEdit>,
}

/// One environment's values file set to a new release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseEdit {
    /// The environment.
    pub environment: EnvironmentName,
    /// Its values file, from the top of the repository.
    pub path: String,
    /// What it declared; none where the environment joins.
    pub old: Option<Declared>,
}

impl ReleaseEdit {
    /// What it declared, for people.
    #[must_use]
    pub fn was(&self) -> String {
        self.old.as_ref().map_or_else(|| "nothing".to_owned(), ToString::to_string)
    }
}
