//! A report as JSON; its schema is in `schemas/check.schema.json`.

use serde::Serialize;

use super::document::document;
use super::fingerprint::fingerprints;
use super::place::{Place, places};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::report::Report;

/// The version of the format: it grows when a program that reads the old one would misread the new one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    files: &'r [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<usize>,
    rules: Vec<Rule>,
    diagnostics: Vec<Finding<'r>>,
}

#[derive(Serialize)]
struct Rule {
    id: &'static str,
    says: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'r> {
    rule: &'static str,
    severity: &'static str,
    message: &'r str,
    notes: &'r [String],
    help: Option<&'r str>,
    path: &'r str,
    line: Option<usize>,
    column: Option<usize>,
    end_column: Option<usize>,
    excerpt: Option<&'r str>,
    subject: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<String>,
    related: Vec<Related<'r>>,
    mend: Option<Mend<'r>>,
    fingerprint: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Related<'r> {
    path: &'r str,
    line: usize,
    column: usize,
    end_column: usize,
    excerpt: &'r str,
}

#[derive(Serialize)]
struct Mend<'r> {
    key: String,
    value: &'r str,
}

/// The report as one JSON document.
#[must_use]
pub fn json(report: &Report) -> String {
    let found = report.diagnostics.iter().zip(fingerprints(&report.diagnostics));
    document(&Document {
        version: VERSION,
        files: &report.files,
        steps: report.steps,
        rules: report.rules.iter().map(|rule| Rule { id: rule.id, says: rule.says }).collect(),
        diagnostics: found.map(|(found, fingerprint)| finding(found, fingerprint)).collect(),
    })
}

fn finding(found: &Diagnostic, fingerprint: String) -> Finding<'_> {
    let mut places = places(found);
    let first = places.next();
    let first = first.as_ref();
    Finding {
        rule: found.rule,
        severity: severity(found.severity),
        message: &found.message,
        notes: &found.notes,
        help: found.help.as_deref(),
        path: &found.path,
        line: first.map(|first| first.line),
        column: first.map(|first| first.column),
        end_column: first.map(|first| first.end),
        excerpt: first.map(|first| first.text),
        subject: &found.subject,
        commit: found.commit.map(|commit| commit.to_string()),
        related: places.map(related).collect(),
        mend: found.mend.as_ref().map(|mend| Mend { key: mend.key.to_string(), value: &mend.value }),
        fingerprint,
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Unverified => "unverified",
    }
}

fn related(Place { path, line, column, end, text }: Place<'_>) -> Related<'_> {
    Related { path, line, column, end_column: end, excerpt: text }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
