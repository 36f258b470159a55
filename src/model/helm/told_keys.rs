//! Faults of keys in plain words.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::finding::{Finding, Target, perhaps};
use super::steps;
use super::told_limits;
use super::tree::Step;
use super::words;
use crate::model::yaml::nearest;

/// Keys that the schema doesn't have.
pub(super) fn unexpected(at: &[Step], keys: &[String], known: &[String]) -> Vec<Finding> {
    let finding = |key: &String| {
        let near = nearest(key, known.iter().map(String::as_str));
        below(at, key, "is no key that the schema knows").help(perhaps(near))
    };
    keys.iter().map(finding).collect()
}

/// A key that the schema requires.
pub(super) fn missing(at: &[Step], key: &Value, mapping: &Value) -> Finding {
    let key = key.as_str().unwrap_or_default();
    let present = mapping.as_object().into_iter().flat_map(|mapping| mapping.keys().map(String::as_str));
    let near = nearest(key, present);
    let help = near.map(|near| format!("perhaps `{}` is meant to be it", words::one_line(near)));
    below(at, key, "is missing, and the schema requires it").of_key(Target::Missing).help(help)
}

/// A key whose name the schema doesn't allow.
pub(super) fn name(at: &[Step], error: &ValidationError<'_>, mapping: &Value) -> Finding {
    let key = error.instance().as_str().map(str::to_owned);
    let key = key.or_else(|| mapping.as_object()?.keys().next().cloned()).unwrap_or_default();
    let why = match error.kind() {
        Kind::Pattern { pattern } => format!("the name doesn't match the pattern `{}`", words::cut(pattern)),
        Kind::Enum { .. } | Kind::Constant { .. } => "the name is none of those allowed".to_owned(),
        kind => {
            let name = Value::String(key.clone());
            told_limits::limit("the name", &name, kind).unwrap_or_else(|| "the schema forbids the name".to_owned())
        }
    };
    below(at, &key, &format!("isn't allowed: {why}"))
}

fn below(at: &[Step], key: &str, says: &str) -> Finding {
    let steps: Vec<Step> = at.iter().cloned().chain([Step::Key(key.to_owned())]).collect();
    let message = format!("`{}` {says}", steps::shown(&steps));
    Finding::new(steps, message).of_key(Target::Key)
}
