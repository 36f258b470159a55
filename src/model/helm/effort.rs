//! How much work it is to hold values to a schema, known before it is done.
//!
//! Forms (`anyOf`, `oneOf`) within forms double with each level of the values, and so do the faults that are kept of
//! those that don't fit. It's a walk in the order of the judgement without the judging itself, which ends at [`MOST`].

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::schema_file::SchemaFile;
use super::targets::{Target, Targets};

/// So many times a value may be held to a schema; within a form each part of the value counts, since a fault that is
/// kept holds a copy. What people write takes a few thousand.
pub(super) const MOST: usize = 500_000;

/// So many bytes or keys count as one.
const PART: usize = 32;

/// Stands for a name of a key.
const NAME: &Value = &Value::Null;

/// Whether it takes more than [`MOST`] steps.
pub(super) fn is_too_much(values: &Value, files: &[SchemaFile]) -> bool {
    let mut walk = Walk { targets: Targets::of(files), known: HashMap::new(), waiting: Vec::new(), spent: 0 };
    if let Some(file) = files.first() {
        walk.wait(values, Target { schema: &file.value, root: &file.value }, Within::Nothing);
    }
    while let Some(task) = walk.waiting.pop() {
        if walk.spent > MOST {
            return true;
        }
        walk.step(task);
    }
    walk.spent > MOST
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Form,
}

/// A value that is to be held to a schema.
#[derive(Clone, Copy)]
struct Task<'s> {
    value: &'s Value,
    target: Target<'s>,
    within: Within,
}

struct Walk<'s> {
    targets: Targets<'s>,
    known: HashMap<(*const Value, &'s str), Vec<Target<'s>>>,
    waiting: Vec<Task<'s>>,
    spent: usize,
}

impl<'s> Walk<'s> {
    fn step(&mut self, task: Task<'s>) {
        let Value::Object(schema) = task.target.schema else { return };
        // What is evaluated is asked once more, after all else.
        let again = ["unevaluatedProperties", "unevaluatedItems"].iter().any(|key| schema.contains_key(*key));
        for _ in 0..=usize::from(again) {
            for (key, inner) in schema {
                self.same_value(task, key, inner);
            }
        }
        match task.value {
            Value::Object(values) => self.keys(task, schema, values),
            Value::Array(items) => self.items(task, schema, items),
            _ => {}
        }
    }

    /// The schemas that judge the same value.
    fn same_value(&mut self, task: Task<'s>, key: &str, inner: &'s Value) {
        match (key, inner) {
            ("$ref" | "$dynamicRef" | "$recursiveRef", Value::String(to)) => {
                let (root, targets) = (task.target.root, &self.targets);
                let found = self.known.entry((&raw const *root, to)).or_insert_with(|| targets.find(root, to));
                for target in found.clone() {
                    self.wait(task.value, target, task.within);
                }
            }
            ("not" | "if" | "then" | "else", inner) => self.below(task, task.value, inner),
            ("allOf", Value::Array(all)) => {
                for inner in all {
                    self.below(task, task.value, inner);
                }
            }
            ("anyOf" | "oneOf", Value::Array(forms)) => {
                let task = Task { within: Within::Form, ..task };
                for inner in forms {
                    self.below(task, task.value, inner);
                }
            }
            ("dependentSchemas" | "dependencies", Value::Object(dependent)) => {
                for (_, inner) in dependent.iter().filter(|(key, _)| task.value.get(key).is_some()) {
                    self.below(task, task.value, inner);
                }
            }
            _ => {}
        }
    }

    fn keys(&mut self, task: Task<'s>, schema: &'s Map<String, Value>, values: &'s Map<String, Value>) {
        let patterns = schema.get("patternProperties").and_then(Value::as_object);
        let others: Vec<&Value> =
            ["additionalProperties", "unevaluatedProperties"].iter().filter_map(|key| schema.get(*key)).collect();
        for (key, value) in values {
            match schema.get("properties").and_then(|properties| properties.get(key)) {
                Some(inner) => self.below(task, value, inner),
                None => others.iter().for_each(|inner| self.below(task, value, inner)),
            }
            patterns.into_iter().flat_map(Map::values).for_each(|inner| self.below(task, value, inner));
            schema.get("propertyNames").into_iter().for_each(|inner| self.below(task, NAME, inner));
        }
    }

    fn items(&mut self, task: Task<'s>, schema: &'s Map<String, Value>, items: &'s [Value]) {
        for key in ["prefixItems", "items"] {
            let each = schema.get(key).and_then(Value::as_array);
            let pairs = each.into_iter().flatten().zip(items);
            pairs.for_each(|(inner, item)| self.below(task, item, inner));
        }
        for key in ["items", "additionalItems", "contains", "unevaluatedItems"] {
            if let Some(inner) = schema.get(key) {
                for item in items {
                    self.below(task, item, inner);
                }
            }
        }
    }

    fn below(&mut self, task: Task<'s>, value: &'s Value, schema: &'s Value) {
        self.wait(value, task.target.below(schema), task.within);
    }

    fn wait(&mut self, value: &'s Value, target: Target<'s>, within: Within) {
        if self.spent > MOST {
            return;
        }
        self.spent += match within {
            Within::Form => 1 + size(value) * faults(value, target.schema),
            Within::Nothing => 1 + own_size(value),
        };
        self.waiting.push(Task { value, target, within });
    }
}

/// How many faults that are kept this schema alone may find, each with a copy of the value or of what is allowed.
fn faults(value: &Value, schema: &Value) -> usize {
    let list = |key: &str| schema.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let is_missing = |key: &&Value| key.as_str().is_some_and(|key| value.get(key).is_none());
    let missing = if value.is_object() { list("required").iter().filter(is_missing).count() } else { 0 };
    1 + missing + list("enum").len() / PART
}

/// What the value is without what it holds.
fn own_size(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() / PART,
        Value::Array(items) => items.len() / PART,
        Value::Object(entries) => entries.len() / PART,
        _ => 0,
    }
}

/// The value with all that it holds.
fn size(value: &Value) -> usize {
    let held = match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(entries) => entries.values().map(size).sum(),
        _ => 0,
    };
    1 + own_size(value) + held
}
