//! `policy`: the policy is readable, is not deleted, and has no unknown keys.

use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::excerpt::Excerpt;
use crate::model::fleet::Environment;
use crate::model::listing::listed;
use crate::model::name::StageName;
use crate::model::policy::{Policy, PolicyProblem, read};
use crate::model::report::RuleText;

const ID: &str = "policy";

/// So many environments are named.
const SHOWN: usize = 5;

/// The rule.
pub const TEXT: RuleText = RuleText { id: ID, says: "the policy is readable, is not deleted, and has no unknown keys" };

/// Judges a policy's text: the policy where it can be read, and what is wrong with it. Here an unknown key is an error:
/// whoever checks can still mend it, and a newer version's policy is checked by a newer version.
#[must_use]
pub fn inspect(path: &str, text: &[u8]) -> (Option<Policy>, Vec<Diagnostic>) {
    let Ok(parsed) = std::str::from_utf8(text) else {
        return (None, vec![Diagnostic::error(ID, path, "the policy is not UTF-8").help("save it as UTF-8")]);
    };
    let told = |problem| told(path, parsed, problem);
    match read(parsed) {
        Ok((policy, warnings)) => (Some(policy), warnings.into_iter().map(told).collect()),
        Err(problems) => (None, problems.into_iter().map(told).collect()),
    }
}

fn told(path: &str, text: &str, problem: PolicyProblem) -> Diagnostic {
    let place: Excerpt = problem.excerpt(path, text);
    Diagnostic { help: problem.help, ..Diagnostic::error(ID, path, problem.message) }.at(place)
}

/// The same for a change that already stands: what a newer version knows is odd, and no fault.
#[must_use]
pub fn inspect_leniently(path: &str, text: &[u8]) -> (Option<Policy>, Vec<Diagnostic>) {
    let (policy, mut found) = inspect(path, text);
    if policy.is_some() {
        for found in &mut found {
            found.severity = Severity::Warning;
        }
    }
    (policy, found)
}

/// What to say of a move while the policy that should judge it can't be read.
#[must_use]
pub fn unreadable_before(path: &str, moved: &str, faults: &[Diagnostic]) -> Diagnostic {
    let found = Diagnostic::error(ID, path, format!("{moved}, while the policy before this change can't be read"))
        .help("mend .eurodat.toml first, in a change of its own");
    let told = faults.iter().map(|fault| {
        let place = fault.excerpts.first().map_or_else(|| fault.path.clone(), ToString::to_string);
        format!("{place}: {}", fault.message)
    });
    told.take(SHOWN).fold(found, Diagnostic::note)
}

/// What to say of a new policy by which a values file would belong to another stage: what ran in the one would count for
/// the other, and a stage that goes takes its rules along.
#[must_use]
pub fn reassigned(path: &str, new: &Policy, environments: &[&Environment]) -> Option<Diagnostic> {
    let stages: Vec<StageName> = new.stages.iter().map(|stage| stage.name.clone()).collect();
    let moved =
        environments.iter().filter_map(|environment| match new.values.files.stage_of(&environment.path, &stages) {
            Some(stage) if stage == environment.name.stage() => None,
            Some(stage) => Some(format!("{} to {stage}", environment.name)),
            None => Some(format!("{} to none", environment.name)),
        });
    let moved: Vec<String> = moved.collect();
    let message = || format!("environments would belong to another stage: {}", listed(&moved, SHOWN));
    (!moved.is_empty()).then(|| {
        Diagnostic::error(ID, path, message()).help("take the values files of a stage away together with the stage")
    })
}

/// What to say of a new policy whose key says other releases than the old one's: they would run without having moved.
#[must_use]
pub fn read_otherwise(path: &str, environments: &[String]) -> Option<Diagnostic> {
    let message = || format!("by the new key of the release another one would run in {}", listed(environments, SHOWN));
    (!environments.is_empty()).then(|| {
        Diagnostic::error(ID, path, message()).help("let both keys say the same release first, in a change of its own")
    })
}

/// What to say of a policy that was there at the base and is gone.
#[must_use]
pub fn deleted(path: &str) -> Diagnostic {
    Diagnostic::error(ID, path, "the policy is deleted").help("keep the file; an empty one stands for the usual layout")
}

/// What to say of a policy that is no file.
#[must_use]
pub fn no_file(path: &str) -> Diagnostic {
    Diagnostic::error(ID, path, "the policy is a symlink, a submodule or too large")
        .help("write it into a file of this name")
}
