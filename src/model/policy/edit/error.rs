//! Why a policy's text is not edited.

use super::super::read::PolicyProblem;
use crate::model::release::Release;

/// Why a policy's text is not edited; it stays as it is then. What is shown stands behind the file's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It can't be read as it is: every fault.
    #[error("has faults")]
    Faulty(Vec<PolicyProblem>),
    /// The release is rejected there, for another reason.
    #[error("rejects {release} already, for another reason")]
    OtherReason {
        /// The release.
        release: Release,
        /// The reason that is there.
        reason: String,
    },
    /// With the new lines it would not read back as the same policy with the one entry more.
    #[error("would not read back as it was, with the one entry more")]
    Unproven,
}
