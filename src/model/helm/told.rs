//! Faults in plain words.

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

use super::finding::{Finding, Meant, perhaps};
use super::steps::{self, steps_of};
use super::told_keys;
use super::told_limits;
use super::tree::Step;
use super::words;
use crate::model::listing::listed;
use crate::model::yaml::nearest;

/// So many allowed values are listed.
const MOST: usize = 8;

/// The fault in words, one finding for each key that is meant. `known` are the keys that the schema has there.
pub(super) fn told(error: &ValidationError<'_>, known: &[String]) -> Vec<Finding> {
    let at = steps_of(error.instance_path());
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            told_keys::unexpected(&at, unexpected, known)
        }
        Kind::Required { property } => vec![told_keys::missing(&at, property, error.instance())],
        Kind::PropertyNames { error: inner } => vec![told_keys::name(&at, inner, error.instance())],
        _ => vec![of_value(error, at)],
    }
}

fn of_value(error: &ValidationError<'_>, at: Vec<Step>) -> Finding {
    let (name, value) = (name(&at), error.instance());
    let is = format!("{name} is {}", words::shown(value));
    match error.kind() {
        Kind::Type { kind } => return wrong_type(at, value, words::types(kind)),
        Kind::Enum { options } => return not_allowed(at, value, options),
        Kind::Constant { expected_value } => {
            let wanted = words::shown(expected_value);
            let meant = Meant::OneOf(strings(std::slice::from_ref(&**expected_value)));
            return Finding::new(at, format!("{is}, and the schema wants {wanted}")).meant(meant);
        }
        _ => {}
    }
    let message = match error.kind() {
        Kind::Pattern { pattern } => format!("{is}, which doesn't match the pattern `{}`", words::cut(pattern)),
        Kind::Format { format } if format == "regex" => format!("{is}, which is no regular expression that Helm reads"),
        Kind::Format { format } => format!("{is}, which is no valid {format}"),
        Kind::Not { .. } => format!("{is}, and the schema forbids that"),
        Kind::FalseSchema => format!("{name} isn't allowed by the schema"),
        Kind::OneOfMultipleValid { .. } => format!("{name} fits several forms, and the schema wants exactly one"),
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            format!("{is}, which fits none of the {} forms that the schema allows", context.len())
        }
        kind => told_limits::limit(&name, value, kind).unwrap_or_else(|| format!("{name}: {error}")),
    };
    Finding::new(at, message)
}

/// A value of the wrong type.
pub(super) fn wrong_type(at: Vec<Step>, value: &Value, types: jsonschema::JsonTypeSet) -> Finding {
    let is = match value {
        Value::Number(number) if types.contains(JsonType::Integer) => format!("the number {number}"),
        value => words::kind(value).to_owned(),
    };
    let message = format!("{} is {is}, and the schema wants {}", name(&at), words::wanted(types));
    let meant = if types.contains(JsonType::String) { Meant::AnyString } else { Meant::NoString };
    Finding::new(at, message).meant(meant)
}

fn not_allowed(at: Vec<Step>, value: &Value, options: &Value) -> Finding {
    let options = options.as_array().map_or(&[][..], Vec::as_slice);
    let allowed = listed(options.iter().map(words::shown), MOST);
    let strings = strings(options);
    let near = value.as_str().and_then(|text| nearest(text, strings.iter().map(String::as_str)));
    let message = format!("{} is {}, and the schema allows {allowed}", name(&at), words::shown(value));
    Finding::new(at, message).help(perhaps(near)).meant(Meant::OneOf(strings))
}

fn strings(options: &[Value]) -> Vec<String> {
    options.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What is at the end of these steps, in a sentence.
pub(super) fn name(at: &[Step]) -> String {
    if at.is_empty() { "the file".to_owned() } else { format!("`{}`", steps::shown(at)) }
}
