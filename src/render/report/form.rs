//! The forms that a report is told in.

use super::{code_quality, json, junit, sarif, text};
use crate::model::report::Report;
use crate::render::style::Style;

/// A form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReportForm {
    /// For people: the line, a caret under the fault, what to do.
    #[default]
    Text,
    /// For programs: everything, as `schemas/check.schema.json` describes it.
    Json,
    /// [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code hosts and editors
    /// read.
    Sarif,
    /// [GitLab Code Quality](https://docs.gitlab.com/ci/testing/code_quality/): findings in a merge request's changes.
    CodeQuality,
    /// [JUnit XML](https://docs.gitlab.com/ci/testing/unit_test_reports/): findings as failed tests.
    Junit,
}

/// The whole report in this form. Text is coloured, as failures are: who prints it takes the colours out where they are
/// not wanted. The other forms hold no control characters but line feeds.
#[must_use]
pub fn report(report: &Report, form: ReportForm) -> String {
    match form {
        ReportForm::Text => text::text(report, Style::Coloured),
        ReportForm::Json => json::json(report),
        ReportForm::Sarif => sarif::sarif(report),
        ReportForm::CodeQuality => code_quality::code_quality(report),
        ReportForm::Junit => junit::junit(report),
    }
}

/// The same for a file: without colours.
#[must_use]
pub fn report_for_file(found: &Report, form: ReportForm) -> String {
    match form {
        ReportForm::Text => text::text(found, Style::Plain),
        other => report(found, other),
    }
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
