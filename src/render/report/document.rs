//! A value as one JSON document.

use serde::Serialize;

use crate::render::tame::tame;

/// The document in lines, with a line feed at its end. It is written straight from the types: a tree of JSON values
/// would take most of the time.
#[must_use]
pub fn document(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them always have a form in JSON.
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    tame(&json) + "\n"
}
