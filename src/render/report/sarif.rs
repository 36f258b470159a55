//! A report as [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::by_rule::by_rule;
use super::fingerprint::fingerprints;
use super::place::{Place, places};
use super::uri::uri;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::report::{Report, RuleText};
use crate::render::tame::tame;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What paths are relative to: readers put the checkout's folder in its place.
const ROOT: &str = "%SRCROOT%";

/// The report as one SARIF log with one run.
#[must_use]
pub fn sarif(report: &Report) -> String {
    let rules: Vec<RuleText> = by_rule(report).iter().map(|found| found.rule).collect();
    let indices: HashMap<&str, usize> = rules.iter().enumerate().map(|(index, rule)| (rule.id, index)).collect();
    let fingerprints = fingerprints(&report.diagnostics);
    let found = report.diagnostics.iter().zip(&fingerprints);
    let results: Vec<Value> =
        found.map(|(found, fingerprint)| result(found, fingerprint, indices.get(found.rule).copied())).collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            } },
            "originalUriBaseIds": { ROOT: { "description": { "text": "the top of the repository" } } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    tame(&format!("{document:#}\n"))
}

fn rule(rule: &RuleText) -> Value {
    if rule.says.is_empty() {
        return json!({ "id": rule.id });
    }
    // The same thrice: GitHub wants them all.
    let text = json!({ "text": rule.says });
    json!({ "id": rule.id, "shortDescription": text, "fullDescription": text, "help": text })
}

fn result(found: &Diagnostic, fingerprint: &str, rule: Option<usize>) -> Value {
    let mut places = places(found);
    let first = places.next().map_or_else(|| whole(&found.path), |place| location(&place));
    let related: Vec<Value> = places.map(|place| location(&place)).collect();
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), found.rule.into());
    result.extend(rule.map(|index| ("ruleIndex".to_owned(), index.into())));
    result.insert("level".to_owned(), level(found.severity).into());
    result.insert("message".to_owned(), json!({ "text": message(found) }));
    result.insert("locations".to_owned(), json!([first]));
    if !related.is_empty() {
        result.insert("relatedLocations".to_owned(), related.into());
    }
    result.insert("partialFingerprints".to_owned(), json!({ "finding/v1": fingerprint }));
    Value::Object(result)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// All that is said, a line each. In a SARIF message `[text](target)` is a link, and what a file holds must make none.
fn message(found: &Diagnostic) -> String {
    let notes = found.notes.iter().map(|note| format!("note: {note}"));
    let help = found.help.iter().map(|help| format!("help: {help}"));
    let lines: Vec<String> = std::iter::once(found.message.clone()).chain(notes).chain(help).collect();
    lines.join("\n").replace("](", "] (")
}

fn whole(path: &str) -> Value {
    json!({ "physicalLocation": { "artifactLocation": artifact(path) } })
}

fn location(place: &Place<'_>) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": artifact(place.path),
        "region": { "startLine": place.line, "startColumn": place.column, "endColumn": place.end },
    } })
}

fn artifact(path: &str) -> Value {
    json!({ "uri": uri(path), "uriBaseId": ROOT })
}

#[cfg(test)]
#[path = "sarif_tests.rs"]
mod tests;
