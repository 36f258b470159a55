//! A report as JSON; its schema is in `schemas/check.schema.json`.

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use super::place::{Place, places};
use crate::model::diagnostic::{Diagnostic, Mend, Severity};
use crate::model::report::{Report, RuleText};
use crate::render::tame::tame;

/// The version of the format: it grows when a program that reads the old one would misread the new one.
const VERSION: u32 = 1;

/// The report as one JSON document.
#[must_use]
pub fn json(report: &Report) -> String {
    let fingerprints = fingerprints(&report.diagnostics);
    let diagnostics = report.diagnostics.iter().zip(&fingerprints).map(|(found, print)| diagnostic(found, print));
    let document = json!({
        "version": VERSION,
        "files": report.files,
        "rules": report.rules.iter().map(rule).collect::<Vec<_>>(),
        "diagnostics": diagnostics.collect::<Vec<_>>(),
    });
    tame(&format!("{document:#}\n"))
}

fn rule(rule: &RuleText) -> Value {
    json!({ "id": rule.id, "says": rule.says })
}

fn diagnostic(found: &Diagnostic, fingerprint: &str) -> Value {
    let mut places = places(found);
    let first = places.next();
    json!({
        "rule": found.rule,
        "severity": severity(found.severity),
        "message": found.message,
        "notes": found.notes,
        "help": found.help,
        "path": found.path,
        "line": first.as_ref().map(|first| first.line),
        "column": first.as_ref().map(|first| first.column),
        "endColumn": first.as_ref().map(|first| first.end),
        "excerpt": first.as_ref().map(|first| first.text),
        "subject": found.subject,
        "related": places.map(|place| related(&place)).collect::<Vec<_>>(),
        "mend": found.mend.as_ref().map(mend),
        "fingerprint": fingerprint,
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn related(place: &Place<'_>) -> Value {
    json!({
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "endColumn": place.end,
        "excerpt": place.text,
    })
}

fn mend(mend: &Mend) -> Value {
    json!({ "key": mend.key.to_string(), "value": mend.value })
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
