//! The file itself.

use super::decision::Owners;
use super::fault::OwnersFault;

/// Where GitLab looks for the file, in this order; the first that is there counts, on the target branch.
///
/// <https://docs.gitlab.com/user/project/codeowners/#codeowners-file>
pub const PLACES: [&str; 3] = ["CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

/// A CODEOWNERS file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnersFile {
    /// Its path, from the top of the repository.
    pub path: String,
    /// Its bytes.
    pub text: Vec<u8>,
    /// What it says.
    pub owners: Owners,
    /// What is wrong with it, by place.
    pub faults: Vec<OwnersFault>,
}

impl OwnersFile {
    /// Reads the file of this path.
    #[must_use]
    pub fn new(path: impl Into<String>, text: Vec<u8>) -> Self {
        let (owners, faults) = Owners::read(&text);
        Self { path: path.into(), text, owners, faults }
    }
}
