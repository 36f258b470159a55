//! What is wrong with the files of a step themselves, and was not before.

use super::course::Course;
use crate::command::changes::Changed;
use crate::external::git::{Difference, File, GitError, content};
use crate::model::content::Content;
use crate::model::diagnostic::Diagnostic;
use crate::model::fleet::Environment;
use crate::model::policy::Match;
use crate::model::policy::POLICY_FILE;
use crate::rule::{known_stage, policy, release_elsewhere};

/// Judges them by the policy that stood before the step.
///
/// # Errors
/// When one can't be read.
pub fn state(course: &Course<'_>, files: &[Changed], differences: &[Difference]) -> Result<Vec<Diagnostic>, GitError> {
    let mut found: Vec<Diagnostic> = files.iter().filter_map(new_fault).collect();
    for difference in differences {
        let path = difference.path();
        found.extend(match difference.new {
            None if path == POLICY_FILE => vec![policy::deleted(POLICY_FILE)],
            None => Vec::new(),
            Some(new) if path == POLICY_FILE => policy_file(course, files, new)?,
            Some(new) => file(course, &path, (difference.old, new))?,
        });
    }
    Ok(found)
}

/// Judges a file by its name, and by what it holds where a release could hide in it.
fn file(course: &Course<'_>, path: &str, (old, new): (Option<File>, File)) -> Result<Vec<Diagnostic>, GitError> {
    let (interest, policy) = (&course.interest, &course.policy);
    if interest.is_around(path) && !new.is_plain() {
        return Ok(vec![release_elsewhere::no_folder(path)]);
    }
    if interest.of_values(path) == Match::Stray {
        return Ok(vec![known_stage::inspect(path, policy)]);
    }
    if interest.is_lookalike(path) {
        return Ok(vec![known_stage::inspect_lookalike(path, policy)]);
    }
    let is_values = matches!(interest.of_values(path), Match::Environment(_));
    if is_values || !interest.is_guarded_or_manifest(path) { Ok(Vec::new()) } else { hidden(course, path, (old, new)) }
}

/// The releases that a file sets beside values files, as far as it did not set them before.
fn hidden(course: &Course<'_>, path: &str, (old, new): (Option<File>, File)) -> Result<Vec<Diagnostic>, GitError> {
    let mut found = inspect(course, path, new)?;
    if let Some(old) = old.filter(|_| !found.is_empty()) {
        let before = inspect(course, path, old)?;
        found.retain(|found| !before.iter().any(|old| is_same(old, found)));
    }
    Ok(found)
}

fn inspect(course: &Course<'_>, path: &str, file: File) -> Result<Vec<Diagnostic>, GitError> {
    Ok(match content(course.repository, file)? {
        Content::File(text) => release_elsewhere::inspect_at(path, &text, &course.policy),
        Content::TooLarge(_) | Content::NotFile => Vec::new(),
    })
}

fn policy_file(course: &Course<'_>, files: &[Changed], new: File) -> Result<Vec<Diagnostic>, GitError> {
    let Content::File(text) = content(course.repository, new)? else {
        return Ok(vec![policy::no_file(POLICY_FILE)]);
    };
    let (read, mut found) = policy::inspect_leniently(POLICY_FILE, &text);
    let leaves = |path: &str| files.iter().any(|file| file.path == path && file.new.is_none());
    let stay: Vec<&Environment> =
        course.fleet.environments.iter().filter(|environment| !leaves(&environment.path)).collect();
    found.extend(read.and_then(|read| policy::reassigned(POLICY_FILE, &read, &stay)));
    Ok(found)
}

/// The fault of a values file that wasn't there before.
fn new_fault(file: &Changed) -> Option<Diagnostic> {
    let fault = file.new.as_ref()?.declaration.fault.as_ref()?;
    let before = file.old.as_ref().and_then(|values| values.declaration.fault.as_ref());
    (!before.is_some_and(|before| is_same(before, fault))).then(|| fault.clone())
}

fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    (one.rule, &one.message, &one.subject) == (other.rule, &other.message, &other.subject)
}
