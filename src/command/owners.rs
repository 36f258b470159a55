//! Who owns files at a commit.

use crate::external::git::{GitError, Repository, Snapshot};
use crate::model::content::Content;
use crate::model::oid::Oid;
use crate::model::owners::{OwnersFile, PLACES};

/// The CODEOWNERS of a commit: the first that is there. One that is no file or too large asks nobody, as in GitLab.
///
/// # Errors
/// When it can't be read.
pub fn owners_at(repository: &Repository, commit: Oid) -> Result<Option<OwnersFile>, GitError> {
    let found = Snapshot::of_commit(repository, commit)?.read(&PLACES)?;
    let first = PLACES.into_iter().zip(found).find_map(|(place, content)| Some((place, content?)));
    Ok(first.and_then(|(place, content)| match content {
        Content::File(text) => Some(OwnersFile::new(place, text)),
        Content::TooLarge(_) | Content::NotFile => None,
    }))
}
