//! Words of a draft that libraries read in two ways.

use serde_json::Value;

use super::finding::Finding;
use super::steps;
use super::tree::Step;

/// `unevaluatedItems` in a schema of draft 2019-09 with `contains`: what that finds counts as evaluated to ours, and only
/// from draft 2020-12 on to Helm's.
pub(super) fn disputed(schema: &Value) -> Option<Finding> {
    let is_2019 = schema.get("$schema").and_then(Value::as_str).is_some_and(|draft| draft.contains("2019-09"));
    if !is_2019 || find(schema, "contains").is_none() {
        return None;
    }
    let steps: Vec<Step> = find(schema, "unevaluatedItems")?.into_iter().rev().collect();
    let message = format!("`{}` means two things in draft 2019-09 where there is `contains`", steps::shown(&steps));
    Some(Finding::new(steps, message).help(Some("use draft 2020-12, or do without one of them".to_owned())))
}

/// The way to the first key of this name, from its end.
fn find(value: &Value, name: &str) -> Option<Vec<Step>> {
    let behind = |step: Step, value: &Value| {
        let mut steps = find(value, name)?;
        steps.push(step);
        Some(steps)
    };
    match value {
        Value::Object(entries) if entries.contains_key(name) => Some(vec![Step::Key(name.to_owned())]),
        Value::Object(entries) => entries.iter().find_map(|(key, value)| behind(Step::Key(key.clone()), value)),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| behind(Step::Index(index), item)),
        _ => None,
    }
}
