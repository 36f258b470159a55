//! What commits say of themselves.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::error::GitError;
use super::kind::Kind;
use super::repository::Repository;
use crate::model::commit_text::CommitText;
use crate::model::oid::Oid;

/// Who made each of these commits and what for; each is read once.
///
/// # Errors
/// When one can't be read.
pub fn commit_texts(
    repository: &Repository,
    commits: impl IntoIterator<Item = Oid>,
) -> Result<HashMap<Oid, CommitText>, GitError> {
    let mut texts = HashMap::new();
    for commit in commits {
        if let Entry::Vacant(place) = texts.entry(commit) {
            place.insert(CommitText::read(&repository.objects.bytes(Kind::Commit, commit)?));
        }
    }
    Ok(texts)
}
