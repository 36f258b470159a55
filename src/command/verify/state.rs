//! What is wrong with the files of a step themselves, and was not before.

use super::course::Course;
use super::step::Step;
use crate::command::changes::Changed;
use crate::external::git::{Difference, File, GitError, Snapshot, content};
use crate::model::content::Content;
use crate::model::diagnostic::Diagnostic;
use crate::model::fleet::Environment;
use crate::model::policy::POLICY_FILE;
use crate::model::policy::{Match, Policy};
use crate::rule::{known_stage, policy, release_elsewhere, values_syntax};

/// Judges them by the policy that stood before the step.
///
/// # Errors
/// When one can't be read.
pub fn state(
    course: &Course<'_>,
    (step, files): (&Step, &[Changed]),
    differences: &[Difference],
) -> Result<Vec<Diagnostic>, GitError> {
    let mut found: Vec<Diagnostic> = files.iter().filter_map(fault).collect();
    for difference in differences {
        let path = difference.path();
        found.extend(match difference.new {
            None if path == POLICY_FILE => vec![policy::deleted(POLICY_FILE)],
            None => Vec::new(),
            Some(new) if path == POLICY_FILE => policy_file(course, (step, files), new)?,
            Some(new) => file(course, &path, (difference.old, new))?,
        });
    }
    Ok(found)
}

/// Judges a file by its name, and by what it holds where a release could hide in it.
fn file(course: &Course<'_>, path: &str, (old, new): (Option<File>, File)) -> Result<Vec<Diagnostic>, GitError> {
    let (interest, policy) = (&course.interest, &course.policy);
    if interest.is_folder(path) && !new.is_plain() {
        return Ok(vec![release_elsewhere::no_folder(path)]);
    }
    if interest.of_values(path) == Match::Stray {
        return Ok(vec![known_stage::inspect(path, policy)]);
    }
    if interest.is_lookalike(path) {
        return Ok(vec![known_stage::inspect_lookalike(path, policy)]);
    }
    let is_values = matches!(interest.of_values(path), Match::Environment(_));
    let may_hide = interest.is_guarded_or_manifest(path) || interest.is_attributes(path);
    if is_values || !may_hide { Ok(Vec::new()) } else { hidden(course, path, (old, new)) }
}

/// The releases that a file sets beside values files, as far as it did not set them before.
fn hidden(course: &Course<'_>, path: &str, (old, new): (Option<File>, File)) -> Result<Vec<Diagnostic>, GitError> {
    let mut found = inspect(course, path, new)?;
    if let Some(old) = old.filter(|old| old.is_plain() && !found.is_empty()) {
        let before = inspect(course, path, old)?;
        found.retain(|found| !before.iter().any(|old| is_same(old, found)));
    }
    Ok(found)
}

fn inspect(course: &Course<'_>, path: &str, file: File) -> Result<Vec<Diagnostic>, GitError> {
    Ok(match content(course.repository, file)? {
        Content::File(text) if course.interest.is_attributes(path) => {
            release_elsewhere::inspect_attributes(path, &text).into_iter().collect()
        }
        Content::File(text) => release_elsewhere::inspect_at(path, &text, &course.policy),
        unseen => vec![release_elsewhere::unseen(path, &unseen)],
    })
}

fn policy_file(
    course: &Course<'_>,
    (step, files): (&Step, &[Changed]),
    new: File,
) -> Result<Vec<Diagnostic>, GitError> {
    let Content::File(text) = content(course.repository, new)? else {
        return Ok(vec![policy::no_file(POLICY_FILE)]);
    };
    let (read, mut found) = policy::inspect_leniently(POLICY_FILE, &text);
    let leaves = |path: &str| files.iter().any(|file| file.path == path && file.new.is_none());
    let stay: Vec<&Environment> =
        course.fleet.environments.iter().filter(|environment| !leaves(&environment.path)).collect();
    if let Some(read) = read {
        found.extend(policy::reassigned(POLICY_FILE, &read, &stay));
        found.extend(policy::read_otherwise(POLICY_FILE, &other_releases(course, step, &read)?));
    }
    Ok(found)
}

/// The environments whose files would say another release by a new policy's key.
fn other_releases(course: &Course<'_>, step: &Step, new: &Policy) -> Result<Vec<String>, GitError> {
    let (key, before) = (&new.values.release, &course.policy.values.release);
    if key == before {
        return Ok(Vec::new());
    }
    let environments = &course.fleet.environments;
    let paths: Vec<&str> = environments.iter().map(|environment| environment.path.as_str()).collect();
    let contents = Snapshot::of_tree(course.repository, step.new).read(&paths)?;
    let differs = |(environment, content): (&Environment, Option<Content>)| {
        let (content, path) = (content?, &environment.path);
        let now = values_syntax::inspect(path, &content, key).declared;
        (now != values_syntax::inspect(path, &content, before).declared).then(|| environment.name.to_string())
    };
    Ok(environments.iter().zip(contents).filter_map(differs).collect())
}

/// The fault of a values file that was touched: of what can't be read, nobody can see what else became of it.
fn fault(file: &Changed) -> Option<Diagnostic> {
    file.new.as_ref()?.declaration.fault.clone()
}

/// Whether a finding was there before, on a line that says the same.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let line = |found: &Diagnostic| found.excerpts.first().map(|excerpt| excerpt.line.clone());
    (one.rule, &one.message, &one.subject) == (other.rule, &other.message, &other.subject) && line(one) == line(other)
}
