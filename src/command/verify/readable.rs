//! The policy of a state, where it can be read.

use crate::external::git::{GitError, Repository, Snapshot, first_parent};
use crate::failure::Failure;
use crate::model::content::Content;
use crate::model::diagnostic::Diagnostic;
use crate::model::oid::Oid;
use crate::model::policy::{POLICY_FILE, Policy};
use crate::rule::policy::{inspect_leniently, no_file};

/// The newest policy before a commit that can be read: it says at least which files are values files.
///
/// # Errors
/// When something can't be read.
pub fn last_readable(repository: &Repository, commit: Oid) -> Result<Policy, Failure> {
    let mut at = first_parent(repository, commit)?;
    while let Some(commit) = at.filter(|commit| repository.objects.has(*commit)) {
        if let (Some(policy), _) = readable_policy(&Snapshot::of_commit(repository, commit)?)? {
            return Ok(policy);
        }
        at = first_parent(repository, commit)?;
    }
    Ok(Policy::default())
}

/// A policy where it can be read, else what is wrong with it.
pub type Readable = (Option<Policy>, Option<Vec<Diagnostic>>);

/// The policy of a state.
///
/// # Errors
/// When something can't be read.
pub fn readable_policy(files: &Snapshot<'_>) -> Result<Readable, GitError> {
    Ok(match files.read(&[POLICY_FILE])?.pop().flatten() {
        None => (Some(Policy::default()), None),
        Some(Content::File(text)) => {
            let (policy, found) = inspect_leniently(POLICY_FILE, &text);
            let faults = policy.is_none().then_some(found);
            (policy, faults)
        }
        Some(Content::TooLarge(_) | Content::NotFile) => (None, Some(vec![no_file(POLICY_FILE)])),
    })
}
