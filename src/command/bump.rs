//! `bump`: the edit alone, in the work tree.

use std::collections::BTreeMap;
use std::path::Path;

use super::edit::{Files, edited};
use super::policy::parse;
use crate::cli::BumpArgs;
use crate::external::git::{OwnLock, Repository};
use crate::external::work_tree::{files_below, read, replace};
use crate::failure::{Failure, Problem};
use crate::model::content::Depth;
use crate::model::listing::{lines, listed};
use crate::model::name::{EnvironmentName, StageName};
use crate::model::policy::{Match, POLICY_FILE, Pins, Policy};
use crate::render::Told;

/// Runs the command: everything is checked before the first file is written, and running again completes the rest.
///
/// # Errors
/// When nothing is so called, a file can't be edited, or can't be written.
pub fn run(arguments: &BumpArgs) -> Result<Told, Failure> {
    let (repository, top) = Repository::discover_work_tree()?;
    let (policy, warnings) = policy(&top)?;
    let chosen = chosen(&policy, &top, &arguments.place)?;
    check_release(&policy, &chosen, &arguments.release)?;
    let lock = OwnLock::take(&repository.own_folder(), "edit.lock")?;
    let mut files = Files::new();
    for path in chosen.values() {
        files.insert(path.clone(), read(&top.join(path))?);
    }
    let new = edited(&files, &policy.values.release, &arguments.release, "")?;
    let changed: Vec<&String> = new.keys().filter(|path| files.get(*path) != new.get(*path)).collect();
    for path in &changed {
        replace(&lock, &top.join(path), new.get(*path).map(Vec::as_slice).unwrap_or_default())?;
    }
    Ok(Told { out: told(&changed, arguments), warnings, ..Told::default() })
}

/// The work tree's own policy: what is edited is the work tree.
fn policy(top: &Path) -> Result<(Policy, Vec<Problem>), Failure> {
    let path = top.join(POLICY_FILE);
    if path.exists() { parse(POLICY_FILE, &read(&path)?) } else { Ok((Policy::default(), Vec::new())) }
}

/// The environments of this name, or of the stage of this name, with their files.
fn chosen(policy: &Policy, top: &Path, place: &str) -> Result<BTreeMap<EnvironmentName, String>, Failure> {
    let stages: Vec<StageName> = policy.stages.iter().map(|stage| stage.name.clone()).collect();
    let all: BTreeMap<EnvironmentName, String> = files_below(top, policy.values.files.root(), Depth::All)?
        .into_iter()
        .filter_map(|path| match policy.values.files.matches(&path, &stages) {
            Match::Environment(name) => Some((name, path)),
            Match::Stray | Match::No => None,
        })
        .collect();
    let named = |name: &EnvironmentName| name.to_string() == place || name.stage().as_str() == place;
    let chosen: BTreeMap<_, _> =
        all.iter().filter(|(name, _)| named(name)).map(|(n, p)| (n.clone(), p.clone())).collect();
    if chosen.is_empty() {
        let help = format!("the stages are {}; the environments are {}", listed(&stages, 20), listed(all.keys(), 20));
        return Err(Failure::usage(Problem::new(format!("no environment or stage is called {place}")).help(help)));
    }
    Ok(chosen)
}

fn check_release(policy: &Policy, chosen: &BTreeMap<EnvironmentName, String>, release: &str) -> Result<(), Failure> {
    let pins_releases = |name: &EnvironmentName| policy.stage(name.stage()).is_some_and(|s| s.pins == Pins::Release);
    if chosen.keys().any(pins_releases) {
        super::ask::release(release)?;
    }
    Ok(())
}

fn told(changed: &[&String], arguments: &BumpArgs) -> String {
    if changed.is_empty() {
        return format!("{} has {} already\n", arguments.place, arguments.release);
    }
    lines(changed.iter().map(|path| format!("{path}: {}", arguments.release)))
}
