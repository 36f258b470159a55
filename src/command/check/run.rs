//! `check`: from the command line to the report.

use std::path::Path;

use super::ground::ground;
use super::judge::judge;
use super::mend::mend;
use super::pushed::pushed;
use crate::cli::{CheckArgs, ReportFormat};
use crate::external::git::Repository;
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
        return Ok(Told::out("{}\n"));
    }
    let found = found(arguments)?;
    let form = form(arguments.format);
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
    if arguments.pre_push.is_some() || arguments.staged || arguments.rev.is_some() {
        let repository = Repository::discover()?;
        return match &arguments.pre_push {
            Some(remote) => pushed(&repository, remote),
            None => Ok(judge(ground(&repository, None, arguments)?)?),
        };
    }
    let (repository, top) = Repository::discover_work_tree()?;
    in_work_tree(&repository, &top, arguments)
}

fn in_work_tree(repository: &Repository, top: &Path, arguments: &CheckArgs) -> Result<Report, Failure> {
    let found = judge(ground(repository, Some(top), arguments)?)?;
    if arguments.fix && mend(repository, top, &found)? {
        return Ok(judge(ground(repository, Some(top), arguments)?)?);
    }
    Ok(found)
}
