//! `hooks`: our hooks, beside those that are there.

use std::path::{Path, PathBuf};

use crate::cli::{HooksAction, HooksArgs};
use crate::external::git::{GitError, OwnLock, Repository};
use crate::external::hooks::{HookFolder, find, hook_folder, take};
use crate::failure::{Failure, Problem};
use crate::model::hook::Hook;
use crate::model::hook_step::{End, Found, Planned};
use crate::plan::hooks::{install, uninstall};
use crate::render::Told;
use crate::render::hooks::{self, Mode};

/// Runs the command. All hooks are looked at before the first is changed.
///
/// # Errors
/// Where hooks can't be, would be others' too, or can't be written.
pub fn run(arguments: &HooksArgs) -> Result<Told, Failure> {
    let (repository, top) = Repository::discover_work_tree().map_err(not_bare)?;
    let lock = OwnLock::take(&repository.own_folder(), "hooks.lock")?;
    let (folder, of_folder) = folder(hook_folder(&repository, &top)?)?;
    let planned = planned(&folder, arguments.action)?;
    stop_at_what_is_in_the_way(&folder, &planned)?;
    if !arguments.dry_run {
        planned.iter().flat_map(|(_, planned)| &planned.steps).try_for_each(|step| take(&lock, &folder, step))?;
    }
    let of_manager = planned.iter().find_map(|(found, _)| found.manager).map(hooks::note);
    let notes = match arguments.action {
        HooksAction::Install => of_folder.into_iter().chain(of_manager).collect(),
        HooksAction::Uninstall => Vec::new(),
    };
    let mode = if arguments.dry_run { Mode::Would } else { Mode::Did };
    Ok(Told {
        out: hooks::told(&folder, &planned, mode),
        notes,
        warnings: hooks::warnings(&folder, &planned),
        ..Told::default()
    })
}

fn planned(folder: &Path, action: HooksAction) -> Result<Vec<(Found, Planned)>, Failure> {
    let plan = match action {
        HooksAction::Install => install,
        HooksAction::Uninstall => uninstall,
    };
    let found = Hook::ALL.iter().map(|hook| find(folder, *hook)).collect::<Result<Vec<_>, _>>()?;
    Ok(found.into_iter().map(|found| (found.clone(), plan(&found))).collect())
}

fn not_bare(error: GitError) -> Failure {
    match error {
        GitError::NoWorkTree => {
            let problem = Problem::new("there is no work tree here, so nobody commits here");
            Failure::usage(problem.help("install the hooks in a clone with files, in its work tree"))
        }
        other => other.into(),
    }
}

/// The folder, if it is ours to write to, and what to say of it.
fn folder(found: HookFolder) -> Result<(PathBuf, Vec<String>), Failure> {
    match found {
        HookFolder::Own(folder) => Ok((folder, Vec::new())),
        HookFolder::WorkTree(folder) => {
            let note =
                format!("{} is in the work tree: commit the hooks for everyone, or ignore them", folder.display());
            Ok((folder, vec![note]))
        }
        HookFolder::Husky(folder) => Err(Failure::usage(
            Problem::new(format!("{} is husky's, which runs nothing that it doesn't know", folder.display()))
                .help("add a line `git eurodat check --staged` to .husky/pre-commit; docs/hooks.md says more"),
        )),
        HookFolder::Shared { folder, own, setting } => Err(Failure::usage(shared(&folder, &own, &setting))),
    }
}

fn shared(folder: &Path, own: &Path, setting: &str) -> Problem {
    let problem = Problem::new(format!("{} is outside this repository: others may use its hooks", folder.display()));
    let problem = match setting.split_once('\t') {
        Some((origin, value)) => problem.note(format!("core.hooksPath is {value} in {origin}")),
        None => problem.note("a symlink leads there"),
    };
    problem.help(format!(
        "add a line `git eurodat check --staged` to its pre-commit by hand, or give this repository hooks of its own, \
         which run instead: git config core.hooksPath '{}'",
        own.display()
    ))
}

fn stop_at_what_is_in_the_way(folder: &Path, planned: &[(Found, Planned)]) -> Result<(), Failure> {
    let in_the_way = planned.iter().map(|(_, planned)| planned).filter(|planned| planned.end == End::InTheWay);
    let problems: Vec<Problem> = in_the_way
        .map(|planned| Problem::new(format!("{} is no file", folder.join(&planned.place).display())))
        .map(|problem| problem.help("git can't run it: move it away first"))
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(Failure::usages(problems)) }
}
