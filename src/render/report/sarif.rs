//! A report as [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

use std::collections::HashMap;

use serde_json::{Value, json};

use super::by_rule::by_rule;
use super::document::document;
use super::fingerprint::fingerprints;
use super::place::{Place, places};
use super::sarif_log::{
    ArtifactLocation, Found, Location, Log, Message, PartialFingerprints, PhysicalLocation, Region, Run,
};
use super::uri::uri;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::report::{Report, RuleText};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What paths are relative to: readers put the checkout's folder in its place.
const ROOT: &str = "%SRCROOT%";

/// The report as one SARIF log with one run.
#[must_use]
pub fn sarif(report: &Report) -> String {
    let rules: Vec<RuleText> = by_rule(report).iter().map(|found| found.rule).collect();
    let indices: HashMap<&str, usize> = rules.iter().enumerate().map(|(index, rule)| (rule.id, index)).collect();
    let found = report.diagnostics.iter().zip(fingerprints(&report.diagnostics));
    let results = found.map(|(found, fingerprint)| Found {
        rule_index: indices.get(found.rule).copied(),
        ..result(found, fingerprint)
    });
    let run = Run {
        tool: tool(&rules),
        original_uri_base_ids: json!({ ROOT: { "description": { "text": "the top of the repository" } } }),
        column_kind: "unicodeCodePoints",
        results: results.collect(),
    };
    document(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

fn tool(rules: &[RuleText]) -> Value {
    let rules: Vec<Value> = rules.iter().map(rule).collect();
    json!({ "driver": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION"), "rules": rules } })
}

fn rule(rule: &RuleText) -> Value {
    if rule.says.is_empty() {
        return json!({ "id": rule.id });
    }
    // The same thrice: GitHub wants them all.
    let text = json!({ "text": rule.says });
    json!({ "id": rule.id, "shortDescription": text, "fullDescription": text, "help": text })
}

fn result(found: &Diagnostic, fingerprint: String) -> Found<'_> {
    let mut places = places(found);
    let first = places.next().map_or_else(|| physical(&found.path, None), |place| location(&place));
    Found {
        rule_id: found.rule,
        rule_index: None,
        kind: (found.severity == Severity::Unverified).then_some("open"),
        level: level(found.severity),
        message: Message { text: message(found) },
        locations: [first],
        related_locations: places.map(|place| location(&place)).collect(),
        partial_fingerprints: PartialFingerprints { finding: fingerprint },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Unverified => "none",
    }
}

/// All that is said, a line each. In a SARIF message `[text](target)` is a link, and what a file holds must make none.
fn message(found: &Diagnostic) -> String {
    let notes = found.notes.iter().map(|note| format!("note: {note}"));
    let commit = found.commit.map(|commit| format!("note: in {commit}"));
    let help = found.help.iter().map(|help| format!("help: {help}"));
    let lines: Vec<String> = std::iter::once(found.message.clone()).chain(notes).chain(commit).chain(help).collect();
    lines.join("\n").replace("](", "] (")
}

fn location(place: &Place<'_>) -> Location {
    let region = Region { start_line: place.line, start_column: place.column, end_column: place.end };
    physical(place.path, Some(region))
}

fn physical(path: &str, region: Option<Region>) -> Location {
    let artifact_location = ArtifactLocation { uri: uri(path), uri_base_id: ROOT };
    Location { physical_location: PhysicalLocation { artifact_location, region } }
}

#[cfg(test)]
#[path = "sarif_tests.rs"]
mod tests;
