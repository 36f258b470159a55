//! Tells a report in the form that was asked for.

use std::path::Path;

use crate::cli::ReportFormat;
use crate::external::work_tree::write_report;
use crate::failure::Failure;
use crate::model::diagnostic::Severity;
use crate::model::report::Report;
use crate::render::report::{ReportForm, report, report_for_file};
use crate::render::{Answer, Told};

/// The report for standard output, or for a file with text for people beside it.
///
/// # Errors
/// When the file can't be written.
pub fn tell(found: Report, form: ReportForm, output: Option<&Path>) -> Result<Told, Failure> {
    let (out, more) = match output {
        None => (report(&found, form), None),
        Some(path) => {
            write_report(path, report_for_file(&found, form).as_bytes())?;
            (report(&found, ReportForm::Text), Some(format!("the report is in {}", path.display())))
        }
    };
    let answer = if found.count(Severity::Error) > 0 { Answer::No } else { Answer::Yes };
    Ok(Told { out, notes: found.unjudged.into_iter().chain(more).collect(), answer, ..Told::default() })
}

/// The form that a command line asks for.
#[must_use]
pub fn form(format: ReportFormat) -> ReportForm {
    match format {
        ReportFormat::Text => ReportForm::Text,
        ReportFormat::Json => ReportForm::Json,
        ReportFormat::Sarif => ReportForm::Sarif,
        ReportFormat::CodeQuality => ReportForm::CodeQuality,
        ReportFormat::Junit => ReportForm::Junit,
    }
}
