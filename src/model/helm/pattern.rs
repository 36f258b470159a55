//! Regular expressions that Helm refuses or reads otherwise.
//!
//! Both are RE2's kind, without look-around and in linear time.

use serde_json::Value;

use super::finding::{Finding, Target};
use super::pattern_escape::Why;
use super::pattern_syntax::fault as syntax_fault;
use super::steps;
use super::tree::Step;
use super::words::cut;

/// Every pattern of the schema that Helm refuses.
pub(super) fn refused_pattern(schema: &Value) -> Vec<Finding> {
    let mut found = Vec::new();
    look(schema, &mut Vec::new(), &mut found);
    found
}

/// Recurses as deep as the JSON reader lets values nest: 128.
fn look(value: &Value, at: &mut Vec<Step>, found: &mut Vec<Finding>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                if matches!(key.as_str(), "enum" | "const" | "default" | "examples") {
                    continue;
                }
                at.push(Step::Key(key.clone()));
                judge(key, value, at, found);
                look(value, at, found);
                at.pop();
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                at.push(Step::Index(index));
                look(item, at, found);
                at.pop();
            }
        }
        _ => {}
    }
}

fn judge(key: &str, value: &Value, at: &[Step], found: &mut Vec<Finding>) {
    match (key, value) {
        ("pattern", Value::String(pattern)) => {
            found.extend(syntax_fault(pattern).map(|why| fault(at.to_vec(), why, pattern)));
        }
        ("patternProperties", Value::Object(entries)) => {
            for pattern in entries.keys() {
                let steps: Vec<Step> = at.iter().cloned().chain([Step::Key(pattern.clone())]).collect();
                found.extend(syntax_fault(pattern).map(|why| fault(steps, why, pattern).of_key(Target::Key)));
            }
        }
        _ => {}
    }
}

fn fault(steps: Vec<Step>, why: Why, pattern: &str) -> Finding {
    let says = match why {
        Why::Refused(what) => format!("Helm refuses {what}"),
        Why::Otherwise(what) => format!("not all readers take {what} for the same"),
    };
    let message = format!("`{}` is `{}`, and {says}", steps::shown(&steps), cut(pattern));
    Finding::new(steps, message)
}
