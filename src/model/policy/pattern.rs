//! Where values files are: a path with `{stage}` and `{cloud}` in it.

use crate::model::name::{EnvironmentName, StageName};

/// A path pattern such as `app-of-apps/values-{stage}-{cloud}.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePattern(String);

/// What a path is to the pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// The values file of this environment.
    Environment(EnvironmentName),
    /// It has the form of a values file, but no configured stage fits.
    Stray,
    /// Another file.
    No,
}

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PatternError(pub String);

impl FilePattern {
    /// The folder under which all values files are, without a slash at the end; empty for the top.
    #[must_use]
    pub fn root(&self) -> &str {
        "app-of-apps"
    }

    /// What `path` is, where these stages are configured: the longest stage name that fits wins.
    #[must_use]
    pub fn matches(&self, path: &str, stages: &[StageName]) -> Match {
        let _ = (path, stages);
        Match::No
    }
}

impl Default for FilePattern {
    fn default() -> Self {
        Self("app-of-apps/values-{stage}-{cloud}.yaml".to_owned())
    }
}
