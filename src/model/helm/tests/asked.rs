//! What the tests of values ask.

use crate::model::diagnostic::Diagnostic;
use crate::model::helm::{Against, Defaults, Schema, judge};

pub(super) const FILE: &str = "app/values-qa-gcp.yaml";

pub(super) fn schema(text: &str) -> Schema {
    Schema::compile("app/values.schema.json", text.as_bytes(), &mut |_| None).unwrap()
}

pub(super) fn found(schema_text: &str, values: &str) -> Vec<Diagnostic> {
    judge(values.as_bytes(), FILE, &Against { schema: &schema(schema_text), defaults: None })
}

pub(super) fn found_over(schema_text: &str, values: &str, defaults: &str) -> Vec<Diagnostic> {
    let defaults = Defaults::read("app/values.yaml", defaults.as_bytes()).unwrap();
    judge(values.as_bytes(), FILE, &Against { schema: &schema(schema_text), defaults: Some(&defaults) })
}

/// `line:column width subject: message`, as far as there is a place.
pub(super) fn shown(found: &Diagnostic) -> String {
    let place = found.excerpts.first().map_or("-".to_owned(), |at| format!("{} {}", at.position, at.width));
    format!("{place} {}: {}", found.subject, found.message)
}

pub(super) fn told(schema: &str, values: &str) -> Vec<String> {
    found(schema, values).iter().map(shown).collect()
}

pub(super) fn faults(text: &[u8]) -> Vec<String> {
    faults_with(text, &mut |_| None)
}

pub(super) fn faults_with(text: &[u8], load: &mut dyn FnMut(&str) -> Option<Vec<u8>>) -> Vec<String> {
    Schema::compile("app/values.schema.json", text, load).unwrap_err().iter().map(shown).collect()
}
