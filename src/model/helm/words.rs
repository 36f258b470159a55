//! JSON schema's words as people say them of YAML.

use jsonschema::error::TypeKind;
use jsonschema::{JsonType, JsonTypeSet};
use serde_json::Value;

/// So many characters of a value are shown.
const LONGEST: usize = 60;

/// The kind of a value, with its article.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a sequence",
        Value::Object(_) => "a mapping",
    }
}

/// A value in a sentence: itself if it is short, else its kind.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Array(_) | Value::Object(_) => kind(value).to_owned(),
        value => cut(&value.to_string()),
    }
}

/// A text that is cut where it is too long, on one line.
pub(super) fn cut(text: &str) -> String {
    let mut cut: String = text.chars().take(LONGEST).collect();
    cut.extend((cut.len() < text.len()).then_some('…'));
    one_line(&cut)
}

/// A text with what ends lines or can't be seen escaped: a key may hold anything.
pub(super) fn one_line(text: &str) -> String {
    let is_odd = |char: char| char.is_control() || matches!(char, '\u{2028}' | '\u{2029}');
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        if is_odd(char) { line.extend(char.escape_default()) } else { line.push(char) }
    }
    line
}

/// The kinds that a schema wants: `a string or null`.
pub(super) fn wanted(types: JsonTypeSet) -> String {
    let mut names: Vec<&str> = types.iter().map(name).collect();
    let last = names.pop().unwrap_or("nothing");
    if names.is_empty() { last.to_owned() } else { format!("{} or {last}", names.join(", ")) }
}

/// The types of a type error.
pub(super) fn types(kind: &TypeKind) -> JsonTypeSet {
    match kind {
        TypeKind::Single(one) => JsonTypeSet::from(*one),
        TypeKind::Multiple(many) => *many,
    }
}

fn name(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => "null",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Number => "a number",
        JsonType::String => "a string",
        JsonType::Array => "a sequence",
        JsonType::Object => "a mapping",
    }
}

/// `1 key`, `2 keys`.
pub(super) fn count(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
