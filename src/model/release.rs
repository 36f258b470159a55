//! Releases of the product, ordered as SemVer orders them.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use semver::Version;

use crate::model::plain::quoted;

/// A release: a [SemVer 2.0.0](https://semver.org) version without build metadata.
///
/// Equality and order are SemVer's precedence; with build metadata refused the two agree.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Release(Version);

/// Why a text is not a release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseError {
    /// Not a SemVer version at all.
    #[error("{} is not a SemVer version: {why}", quoted(text))]
    NotSemVer {
        /// What was read.
        text: String,
        /// What SemVer misses in it.
        why: String,
    },
    /// Build metadata has no precedence, so two different releases would count as equal.
    #[error("{} carries build metadata (`+…`), which has no order among releases", quoted(.0))]
    BuildMetadata(String),
    /// Longer than any branch's name could hold.
    #[error("{} has more than {LONGEST} bytes, which is too long for a release", quoted(.0))]
    TooLong(String),
}

/// So many bytes a release may have: it has to fit into a branch's name, and a sentence.
const LONGEST: usize = 200;

impl Release {
    /// Whether this is a pre-release such as `1.5.0-rc.1`.
    #[must_use]
    pub fn is_pre_release(&self) -> bool {
        !self.0.pre.is_empty()
    }
}

impl FromStr for Release {
    type Err = ReleaseError;

    fn from_str(text: &str) -> Result<Self, ReleaseError> {
        if text.len() > LONGEST && Version::parse(text).is_ok() {
            return Err(ReleaseError::TooLong(text.to_owned()));
        }
        let version = Version::parse(text)
            .map_err(|why| ReleaseError::NotSemVer { text: text.to_owned(), why: why.to_string() })?;
        if version.build.is_empty() { Ok(Self(version)) } else { Err(ReleaseError::BuildMetadata(text.to_owned())) }
    }
}

impl Ord for Release {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp_precedence(&other.0)
    }
}

impl PartialOrd for Release {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}
