//! A report as [GitLab Code Quality](https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use super::place::places;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::report::Report;
use crate::render::tame::tame;

/// The report as one JSON array.
#[must_use]
pub fn code_quality(report: &Report) -> String {
    let fingerprints = fingerprints(&report.diagnostics);
    let found = report.diagnostics.iter().zip(&fingerprints);
    let findings: Vec<Value> = found.map(|(found, fingerprint)| finding(found, fingerprint)).collect();
    tame(&format!("{:#}\n", Value::Array(findings)))
}

fn finding(found: &Diagnostic, fingerprint: &str) -> Value {
    json!({
        "description": description(found),
        "check_name": found.rule,
        "fingerprint": fingerprint,
        "severity": severity(found.severity),
        // GitLab shows nothing that has no line, so the file as a whole is its first.
        "location": { "path": found.path, "lines": { "begin": places(found).next().map_or(1, |place| place.line) } },
    })
}

/// GitLab shows nothing else, so what to do stands here too.
fn description(found: &Diagnostic) -> String {
    match &found.help {
        Some(help) => format!("{} (help: {help})", found.message),
        None => found.message.clone(),
    }
}

/// One of GitLab's five: info, minor, major, critical, blocker.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
    }
}

#[cfg(test)]
#[path = "code_quality_tests.rs"]
mod tests;
