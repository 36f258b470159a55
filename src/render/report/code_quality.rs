//! A report as [GitLab Code Quality](https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).

use serde::Serialize;

use super::document::document;
use super::fingerprint::fingerprints;
use super::place::places;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::report::Report;

#[derive(Serialize)]
struct Finding<'r> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'r>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// The report as one JSON array.
#[must_use]
pub fn code_quality(report: &Report) -> String {
    let found = report.diagnostics.iter().zip(fingerprints(&report.diagnostics));
    document(&found.map(|(found, fingerprint)| finding(found, fingerprint)).collect::<Vec<Finding<'_>>>())
}

fn finding(found: &Diagnostic, fingerprint: String) -> Finding<'_> {
    // GitLab shows nothing that has no line, so the file as a whole is its first.
    let begin = places(found).next().map_or(1, |place| place.line);
    Finding {
        description: description(found),
        check_name: found.rule,
        fingerprint,
        severity: severity(found.severity),
        location: Location { path: &found.path, lines: Lines { begin } },
    }
}

/// GitLab shows nothing else, so what to do stands here too.
fn description(found: &Diagnostic) -> String {
    let commit = found.commit.map(|commit| format!(" (in {})", commit.short())).unwrap_or_default();
    let help = found.help.as_ref().map(|help| format!(" (help: {help})")).unwrap_or_default();
    format!("{}{commit}{help}", found.message)
}

/// One of GitLab's five: info, minor, major, critical, blocker.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Unverified => "info",
    }
}

#[cfg(test)]
#[path = "code_quality_tests.rs"]
mod tests;
