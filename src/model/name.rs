//! Names as types, so that a stage is never taken for an environment.

use std::fmt;

/// The name of a stage, such as `qa-int`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StageName(String);

impl StageName {
    /// Takes the name as it stands; the policy's reader has judged its form.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The name of an environment: its stage and its cloud, `qa-gcp`; the stage alone where the layout
/// has no clouds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvironmentName {
    stage: StageName,
    cloud: String,
}

impl EnvironmentName {
    /// The environment of `stage` on `cloud`; an empty cloud where the layout has none.
    pub fn new(stage: StageName, cloud: impl Into<String>) -> Self {
        let cloud = cloud.into();
        Self { stage, cloud }
    }

    /// The stage that the environment belongs to.
    #[must_use]
    pub fn stage(&self) -> &StageName {
        &self.stage
    }

    /// The cloud provider's part of the name, empty where the layout has none.
    #[must_use]
    pub fn cloud(&self) -> &str {
        &self.cloud
    }
}

impl fmt::Display for EnvironmentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.cloud.is_empty() {
            return write!(f, "{}", self.stage);
        }
        write!(f, "{}-{}", self.stage, self.cloud)
    }
}
