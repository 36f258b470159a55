//! `check`: from the command line to the report.

use std::path::Path;

use super::ground;
use super::judge::judge;
use super::mend::mend;
use super::pushed::pushed;
use crate::cli::{CheckArgs, ReportFormat};
use crate::external::git::{Repository, StagedAsked};
use crate::external::work_tree::write_report;
use crate::failure::Failure;
use crate::model::diagnostic::Severity;
use crate::model::report::Report;
use crate::render::report::{ReportForm, report};
use crate::render::{Answer, Told};

/// Runs the command.
///
/// # Errors
/// When a revision or path names nothing, or something can't be read.
pub fn run(arguments: &CheckArgs) -> Result<Told, Failure> {
    if arguments.schema {
        return Ok(Told::out(crate::model::helm::VALUES_SCHEMA));
    }
    let found = found(arguments)?;
    let form = form(arguments.format);
    // A hook that has nothing to do has nothing to say.
    let is_hook = arguments.staged || arguments.pre_push.is_some();
    if is_hook && form == ReportForm::Text && found.files.is_empty() && found.diagnostics.is_empty() {
        return Ok(Told::default());
    }
    let (out, notes) = match &arguments.output {
        None => (report(&found, form), Vec::new()),
        Some(path) => {
            write_report(path, report(&found, form).as_bytes())?;
            (report(&found, ReportForm::Text), vec![format!("the report is in {}", path.display())])
        }
    };
    let answer = if found.count(Severity::Error) > 0 { Answer::No } else { Answer::Yes };
    Ok(Told { out, notes, answer, ..Told::default() })
}

fn form(format: ReportFormat) -> ReportForm {
    match format {
        ReportFormat::Text => ReportForm::Text,
        ReportFormat::Json => ReportForm::Json,
        ReportFormat::Sarif => ReportForm::Sarif,
        ReportFormat::CodeQuality => ReportForm::CodeQuality,
        ReportFormat::Junit => ReportForm::Junit,
    }
}

fn found(arguments: &CheckArgs) -> Result<Report, Failure> {
    if let Some(remote) = &arguments.pre_push {
        return pushed(&Repository::discover()?, remote);
    }
    if arguments.staged {
        let asked = StagedAsked::start()?;
        let repository = Repository::discover()?;
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
    let found = judge(ground::of_work_tree(repository, top, arguments)?)?;
    if arguments.fix && mend(repository, top, &found)? {
        return Ok(judge(ground::of_work_tree(repository, top, arguments)?)?);
    }
    Ok(found)
}
