//! `owned`: what promotions change, and what they mustn't, has a code owner.

mod crossing;
mod mark;
#[cfg(test)]
mod tests;
mod unowned;

use std::collections::BTreeSet;

use crossing::crossings;
use mark::{ID, NAMED};
use unowned::{Cause, unowned};

use crate::model::diagnostic::Diagnostic;
use crate::model::excerpt::Excerpt;
use crate::model::listing::listed;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::owners::{OWNERLESS, OwnersFault, OwnersFile, PLACES};
use crate::model::policy::{Match, Pins, Policy, PromotionMode};
use crate::model::position::Position;
use crate::model::report::RuleText;

/// So many faults of the file itself are told.
const MOST_FAULTS: usize = 50;

/// The rule.
pub const TEXT: RuleText = RuleText {
    id: ID,
    says: "every values file that takes promotions and every guarded file has a code owner; a pattern of one stage \
           doesn't catch another's files",
};

/// What is wrong with the owners of these values files and of these guarded files, and with CODEOWNERS itself.
///
/// `file` is the first of [`PLACES`] that is there. Files that lack an owner for the same reason share a diagnostic.
#[must_use]
pub fn inspect(policy: &Policy, file: Option<&OwnersFile>, values: &[&str], guarded: &[&str]) -> Vec<Diagnostic> {
    let values = staged(policy, values);
    let promoted = values.iter().filter(|(_, environment)| takes_promotions(policy, environment));
    let wanted: BTreeSet<&str> = promoted.map(|(path, _)| *path).chain(guarded.iter().copied()).collect();
    let Some(file) = file else { return missing(policy, &wanted).into_iter().collect() };
    let unowned = unowned(file, &wanted);
    let ownerless = unowned.keys().filter_map(|cause| match cause {
        Cause::Ownerless(mark) => Some(mark.position),
        _ => None,
    });
    let mut found = faults(file, &ownerless.collect());
    found.extend(unowned.iter().filter_map(|(cause, files)| cause.told(file, files)));
    found.extend(crossings(policy, file, &values));
    found
}

/// What to say of a CODEOWNERS that nobody will read.
#[must_use]
pub fn too_large(path: &str) -> Diagnostic {
    Diagnostic::error(ID, path, "CODEOWNERS is too large to be read").help("own folders instead of each file")
}

/// The files that belong to a stage, with their environments.
fn staged<'p>(policy: &Policy, paths: &[&'p str]) -> Vec<(&'p str, EnvironmentName)> {
    let stages: Vec<StageName> = policy.stages.iter().map(|stage| stage.name.clone()).collect();
    let environment = |path| match policy.values.files.matches(path, &stages) {
        Match::Environment(environment) => Some((path, environment)),
        Match::Stray | Match::No => None,
    };
    paths.iter().copied().filter_map(environment).collect()
}

fn takes_promotions(policy: &Policy, environment: &EnvironmentName) -> bool {
    policy
        .stage(environment.stage())
        .is_some_and(|stage| stage.ordered && stage.pins == Pins::Release && stage.promotion != PromotionMode::Never)
}

fn missing(policy: &Policy, wanted: &BTreeSet<&str>) -> Option<Diagnostic> {
    let place = PLACES.first().filter(|_| !wanted.is_empty())?;
    let root = policy.values.files.root();
    let pattern = if root.is_empty() { "*".to_owned() } else { format!("/{root}/") };
    let message = "there is no CODEOWNERS file, so nobody owns what promotions change";
    let warning = Diagnostic::warning(ID, *place, message).note(format!("nobody owns {}", listed(wanted, NAMED)));
    let help = format!("add {}, with a line such as `{pattern} @your-group`", PLACES.join(" or "));
    Some(warning.note("GitLab asks code owners for approval in Premium and Ultimate").help(help))
}

/// The faults of the file, without those that are told together with the files that lack an owner for them.
fn faults(file: &OwnersFile, told: &BTreeSet<Position>) -> Vec<Diagnostic> {
    let is_told = |fault: &OwnersFault| fault.message == OWNERLESS && told.contains(&fault.position);
    let faults: Vec<&OwnersFault> = file.faults.iter().filter(|fault| !is_told(fault)).collect();
    let mut found: Vec<Diagnostic> = faults.iter().take(MOST_FAULTS).map(|fault| fault_of(file, fault)).collect();
    if faults.len() > MOST_FAULTS {
        let message = format!("CODEOWNERS has {} more faults", faults.len() - MOST_FAULTS);
        found.push(Diagnostic::error(ID, &file.path, message));
    }
    found
}

fn fault_of(file: &OwnersFile, fault: &OwnersFault) -> Diagnostic {
    let excerpt = Excerpt::of(&file.path, &file.text, fault.position, fault.width);
    let subject = excerpt.line.trim().to_owned();
    let diagnostic = Diagnostic::error(ID, &file.path, &fault.message).help(&fault.help).at(excerpt).about(subject);
    Diagnostic { severity: fault.severity, ..diagnostic }
}
