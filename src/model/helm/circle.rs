//! References that never come to an end, or only after very long.
//!
//! A schema that comes back to itself without going down into the values has no meaning, and Helm
//! refuses it; one whose references double with each step would keep us busy for years.

use std::collections::HashMap;

use serde_json::Value;

use super::finding::Finding;
use super::references::references;
use super::repository_uri::decoded;

/// The keywords whose schemas judge the same value.
const ONE: [&str; 4] = ["not", "if", "then", "else"];
const MANY: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// One reference may stand for so many schemas that judge the same value.
const MOST: u64 = 10_000;

/// So many references in a row are more than anybody writes.
const DEEPEST: usize = 200;

/// A reference within the file that leads back to itself or to too much, if there is one.
pub(super) fn circle(schema: &Value) -> Option<Finding> {
    let mut search = Search { schema, open: Vec::new(), sizes: HashMap::new() };
    references(schema).into_iter().find_map(|reference| {
        let pointer = reference.to.strip_prefix('#').and_then(decoded)?;
        let fault = match search.size(&pointer) {
            None => "comes back to itself without end".to_owned(),
            Some(size) if size > MOST => format!("stands for more than {MOST} schemas"),
            Some(_) => return None,
        };
        Some(Finding::new(reference.steps, format!("the reference to `{}` {fault}", reference.to)))
    })
}

struct Search<'s> {
    schema: &'s Value,
    /// The pointers on the way here.
    open: Vec<String>,
    /// For how many schemas each pointer stands.
    sizes: HashMap<String, u64>,
}

impl Search<'_> {
    /// For how many schemas that judge the same value a pointer stands; `None` if without end.
    fn size(&mut self, pointer: &str) -> Option<u64> {
        if let Some(size) = self.sizes.get(pointer) {
            return Some(*size);
        }
        if self.open.iter().any(|open| open == pointer) || self.open.len() > DEEPEST {
            return None;
        }
        self.open.push(pointer.to_owned());
        let targets = self.schema.pointer(pointer).map(targets).unwrap_or_default();
        let mut sizes = targets.iter().map(|target| self.size(target));
        let size = sizes.try_fold(1_u64, |all, size| Some(all.saturating_add(size?)))?;
        self.open.pop();
        self.sizes.insert(pointer.to_owned(), size);
        Some(size)
    }
}

/// The references that judge the same value as this schema.
fn targets(schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![schema];
    while let Some(schema) = waiting.pop() {
        let to = schema.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix('#'));
        found.extend(to.and_then(decoded));
        waiting.extend(ONE.iter().filter_map(|key| schema.get(key)));
        waiting.extend(MANY.iter().filter_map(|key| schema.get(key)?.as_array()).flatten());
        let dependent = schema.get("dependentSchemas").and_then(Value::as_object);
        waiting.extend(dependent.into_iter().flat_map(serde_json::Map::values));
    }
    found
}
