//! Who owns the files that are judged.

use super::beside::caught;
use super::environments::{Files, files};
use super::ground::Ground;
use super::scope::Scope;
use crate::external::git::GitError;
use crate::external::source::Source;
use crate::model::content::Content;
use crate::model::diagnostic::Diagnostic;
use crate::model::owners::{OwnersFile, PLACES};
use crate::model::policy::Policy;
use crate::rule::owned;

/// Judges the owners of the values files in scope and of guarded files. Where CODEOWNERS itself changed, all count.
///
/// # Errors
/// When a file can't be read.
pub fn owners(ground: &Ground<'_>, values: &Files, policy: &Policy) -> Result<Vec<Diagnostic>, GitError> {
    let is_in_scope = |place: &&str| {
        ground.scope.changed.as_ref().is_some_and(|all| all.contains(*place))
            || ground.scope.named.iter().any(|named| named == *place)
    };
    if PLACES.iter().any(is_in_scope) {
        let scope = Scope::default();
        return found(
            &ground.source,
            policy,
            &files(&ground.source, &scope, policy)?,
            &guarded(ground, &scope, policy)?,
        );
    }
    found(&ground.source, policy, values, &guarded(ground, &ground.scope, policy)?)
}

fn guarded(ground: &Ground<'_>, scope: &Scope, policy: &Policy) -> Result<Vec<String>, GitError> {
    if policy.values.guarded.is_empty() {
        Ok(Vec::new())
    } else {
        caught(&ground.source, scope, &policy.values.guarded)
    }
}

fn found(
    source: &Source<'_>,
    policy: &Policy,
    values: &Files,
    guarded: &[String],
) -> Result<Vec<Diagnostic>, GitError> {
    if values.environments.is_empty() && guarded.is_empty() {
        return Ok(Vec::new());
    }
    let values: Vec<&str> = values.environments.iter().map(|(_, path)| path.as_str()).collect();
    let guarded: Vec<&str> = guarded.iter().map(String::as_str).collect();
    match file(source)? {
        Some(Err(refused)) => Ok(vec![refused]),
        Some(Ok(file)) => Ok(owned::inspect(policy, Some(&file), &values, &guarded)),
        None => Ok(owned::inspect(policy, None, &values, &guarded)),
    }
}

/// The CODEOWNERS that counts: the first that is there.
fn file(source: &Source<'_>) -> Result<Option<Result<OwnersFile, Diagnostic>>, GitError> {
    for place in PLACES {
        match source.read(place)? {
            Some(Content::File(text)) => return Ok(Some(Ok(OwnersFile::new(place, text)))),
            Some(Content::TooLarge(_)) => return Ok(Some(Err(owned::too_large(place)))),
            Some(Content::NotFile) | None => {}
        }
    }
    Ok(None)
}
