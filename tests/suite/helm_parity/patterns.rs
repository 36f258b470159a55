//! Regular expressions: those that Helm refuses we refuse, and those that we refuse beyond that are listed.

use std::fmt::Write;

use git_eurodat::model::helm::{Against, Schema, judge};
use serde_json::{Map, Value, json};

use super::chart::Chart;
use super::pattern_texts::{ALIKE, MATCHES, ONLY_HELM};

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// One run of Helm judges all: each is a value of the format `regex`.
pub fn what_helm_refuses_we_refuse() {
    let chart = Chart::new("helm");
    chart.write(
        "values.schema.json",
        json!({"$schema": DRAFT, "additionalProperties": {"format": "regex"}}).to_string(),
    );
    let said = chart.render(values(ALIKE.iter().chain(ONLY_HELM)).as_bytes()).expect_err("Helm refuses some");
    let helm_takes = |at: usize| !said.contains(&format!("at '/k{at}':"));
    let mut faults = String::new();
    for (at, pattern) in ALIKE.iter().chain(ONLY_HELM).enumerate() {
        let (helm, ours) = (helm_takes(at), is_taken(pattern));
        let wanted = if at < ALIKE.len() { helm } else { false };
        if ours != wanted || (at >= ALIKE.len() && !helm) {
            let _ = writeln!(faults, "{pattern:?}: Helm takes it: {helm}, we take it: {ours}");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    let taken = (0..ALIKE.len()).filter(|at| helm_takes(*at)).count();
    assert!(taken > 50 && ALIKE.len() - taken > 80, "{taken} of {}", ALIKE.len());
}

/// A run of Helm judges all texts.
pub fn what_matches_for_helm_matches_for_us() {
    let chart = Chart::new("helm");
    let properties: Map<String, Value> =
        MATCHES.iter().enumerate().map(|(at, (pattern, _))| (format!("k{at}"), json!({"pattern": pattern}))).collect();
    chart.write("values.schema.json", json!({"properties": properties}).to_string());
    let said = chart.render(values(MATCHES.iter().map(|(_, text)| text)).as_bytes()).expect_err("some don't match");
    let mut faults = String::new();
    for (at, (pattern, text)) in MATCHES.iter().enumerate() {
        let (helm, ours) = (!said.contains(&format!("at '/k{at}':")), matches(pattern, text));
        if helm != ours {
            let _ = writeln!(faults, "{pattern:?} of {text:?}: matches to Helm: {helm}, to us: {ours}");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

fn matches(pattern: &str, text: &str) -> bool {
    let schema = json!({"properties": {"k0": {"pattern": pattern}}}).to_string();
    let schema = Schema::compile("s.json", schema.as_bytes(), &mut |_| None).expect("we take all of them");
    let against = Against { schema: &schema, defaults: None };
    judge(values([&text].into_iter()).as_bytes(), "values.yaml", &against).is_empty()
}

fn values<'p>(patterns: impl Iterator<Item = &'p &'p str>) -> String {
    patterns.enumerate().map(|(at, pattern)| format!("k{at}: {}\n", json!(pattern))).collect()
}

fn is_taken(pattern: &str) -> bool {
    let schema = json!({"properties": {"a": {"pattern": pattern}}}).to_string();
    Schema::compile("s.json", schema.as_bytes(), &mut |_| None).is_ok()
}
