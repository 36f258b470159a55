//! The references that stand in a schema.

use serde_json::Value;

use super::tree::Step;

/// A `$ref` or one of its kin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference<'s> {
    pub(super) steps: Vec<Step>,
    pub(super) to: &'s str,
}

/// All references of a schema, in its order; what `enum` and its like hold are none.
pub(super) fn references(schema: &Value) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    look(schema, &mut Vec::new(), &mut found);
    found
}

/// Recurses as deep as the JSON reader lets values nest: 128.
fn look<'s>(value: &'s Value, at: &mut Vec<Step>, found: &mut Vec<Reference<'s>>) {
    let entries: Vec<(Step, &Value)> = match value {
        Value::Object(entries) => entries.iter().map(|(key, value)| (Step::Key(key.clone()), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (Step::Index(index), item)).collect(),
        _ => return,
    };
    for (step, value) in entries {
        let key = match &step {
            Step::Key(key) => key.clone(),
            Step::Index(_) => String::new(),
        };
        if matches!(key.as_str(), "enum" | "const" | "default" | "examples") {
            continue;
        }
        at.push(step);
        match value {
            Value::String(to) if matches!(key.as_str(), "$ref" | "$dynamicRef" | "$recursiveRef") => {
                found.push(Reference { steps: at.clone(), to });
            }
            value => look(value, at, found),
        }
        at.pop();
    }
}
