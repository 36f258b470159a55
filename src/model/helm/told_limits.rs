//! Limits of a schema in plain words.

use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::words::{count, shown};

/// What is beyond which limit; `None` if the fault is none of a limit.
pub(super) fn limit(name: &str, value: &Value, kind: &Kind) -> Option<String> {
    let is = |wants: String| format!("{name} is {}, and the schema wants {wants}", shown(value));
    let has =
        |what: &str, wants: String| format!("{name} has {}, and the schema wants {wants}", count(size(value), what));
    Some(match kind {
        Kind::Minimum { limit } => is(format!("at least {limit}")),
        Kind::Maximum { limit } => is(format!("at most {limit}")),
        Kind::ExclusiveMinimum { limit } => is(format!("more than {limit}")),
        Kind::ExclusiveMaximum { limit } => is(format!("less than {limit}")),
        Kind::MultipleOf { multiple_of } => is(format!("a multiple of {multiple_of}")),
        Kind::MinLength { limit } => has("character", format!("at least {limit}")),
        Kind::MaxLength { limit } => has("character", format!("at most {limit}")),
        Kind::MinItems { limit } => has("item", format!("at least {limit}")),
        Kind::MaxItems { limit } => has("item", format!("at most {limit}")),
        Kind::MinProperties { limit } => has("key", format!("at least {limit}")),
        Kind::MaxProperties { limit } => has("key", format!("at most {limit}")),
        Kind::AdditionalItems { limit } => has("item", format!("at most {limit}")),
        Kind::UnevaluatedItems { .. } => format!("{name} has items that the schema doesn't know"),
        Kind::UniqueItems => format!("{name} has the same item twice, and the schema wants each once"),
        Kind::Contains => format!("{name} doesn't have the items that the schema wants in it"),
        _ => return None,
    })
}

fn size(value: &Value) -> u64 {
    let size = match value {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.len(),
        Value::Object(entries) => entries.len(),
        _ => 0,
    };
    u64::try_from(size).unwrap_or(u64::MAX)
}
