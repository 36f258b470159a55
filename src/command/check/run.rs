//! `check`: from the command line to the report.

use std::path::Path;

use super::ground;
use super::judge::judge;
use super::mend::mend;
use super::pushed::pushed;
use crate::cli::CheckArgs;
use crate::command::report::{form, tell};
use crate::external::git::{GitError, Repository, StagedAsked};
use crate::failure::{Failure, Problem};
use crate::model::report::Report;
use crate::render::Told;
use crate::render::report::ReportForm;

/// Runs the command.
///
/// # Errors
/// When a revision or path names nothing, or something can't be read.
pub fn run(arguments: &CheckArgs) -> Result<Told, Failure> {
    if arguments.schema {
        return Ok(Told::out(crate::model::helm::VALUES_SCHEMA));
    }
    let found = found(arguments)?;
    refuse_nothing(arguments, &found)?;
    let form = form(arguments.format);
    // A hook that finds nothing has nothing to say.
    let is_hook = arguments.staged || arguments.pre_push.is_some();
    if is_hook && form == ReportForm::Text && arguments.output.is_none() && found.diagnostics.is_empty() {
        return Ok(Told { notes: found.unjudged, ..Told::default() });
    }
    tell(found, form, arguments.output.as_deref())
}

/// Where everything was to be judged and nothing is there to be, that is no pass.
fn refuse_nothing(arguments: &CheckArgs, found: &Report) -> Result<(), Failure> {
    let is_whole = !arguments.staged && arguments.changed_since.is_none() && arguments.pre_push.is_none();
    let is_empty = found.files.is_empty() && found.diagnostics.is_empty();
    match found.unjudged.first().filter(|_| is_whole && is_empty && arguments.paths.is_empty()) {
        None => Ok(()),
        Some(why) => Err(Failure::usage(Problem::new(why.clone()).help(
            "stand in the IaC repository, or say what values files are called: `files` in the [values] table of .eurodat.toml",
        ))),
    }
}

fn found(arguments: &CheckArgs) -> Result<Report, Failure> {
    if let Some(remote) = &arguments.pre_push {
        return pushed(&Repository::discover()?, remote);
    }
    if arguments.staged {
        let asked = StagedAsked::start()?;
        let repository = Repository::discover()?;
        if repository.config.is_true("core.bare") {
            return Err(GitError::NoWorkTree.into());
        }
        return Ok(judge(ground::of_index(&repository, asked, &arguments.paths)?)?);
    }
    if let Some(revision) = &arguments.rev {
        let repository = Repository::discover()?;
        return Ok(judge(ground::of_commit(&repository, revision, arguments)?)?);
    }
    let (repository, top) = Repository::discover_work_tree()?;
    in_work_tree(&repository, &top, arguments)
}

fn in_work_tree(repository: &Repository, top: &Path, arguments: &CheckArgs) -> Result<Report, Failure> {
    let mut found = judge(ground::of_work_tree(repository, top, arguments)?)?;
    if repository.config.is_true("core.sparsecheckout") {
        found.unjudged.push(
            "this is a sparse checkout: what isn't in the work tree isn't judged; --rev HEAD judges all".to_owned(),
        );
    }
    let mended = if arguments.fix { mend(repository, top, &found)? } else { Vec::new() };
    if mended.is_empty() {
        return Ok(found);
    }
    let left = judge(ground::of_work_tree(repository, top, arguments)?)?;
    Ok(Report { unjudged: mended.into_iter().chain(left.unjudged).collect(), ..left })
}
