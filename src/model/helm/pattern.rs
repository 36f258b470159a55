//! Regular expressions that Helm refuses and ours would take.
//!
//! Both are RE2's kind, without look-around and in linear time. Go's syntax
//! (<https://pkg.go.dev/regexp/syntax>) has no `\u`, `\c` or `\e`, repeats at most 1000 times, and nests no
//! repetition without a group.

use serde_json::Value;

use super::finding::{Finding, Target};
use super::steps;
use super::tree::Step;
use super::words::cut;

/// Go's limit.
const MOST_REPEATS: u32 = 1000;

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
            found.extend(refused(pattern).map(|why| fault(at.to_vec(), why, pattern)));
        }
        ("patternProperties", Value::Object(entries)) => {
            for pattern in entries.keys() {
                let steps: Vec<Step> = at.iter().cloned().chain([Step::Key(pattern.clone())]).collect();
                found.extend(refused(pattern).map(|why| fault(steps, why, pattern).of_key(Target::Key)));
            }
        }
        _ => {}
    }
}

fn fault(steps: Vec<Step>, why: &str, pattern: &str) -> Finding {
    let message = format!("`{}` is `{}`, and Helm refuses {why}", steps::shown(&steps), cut(pattern));
    Finding::new(steps, message)
}

fn refused(pattern: &str) -> Option<&'static str> {
    let mut rest = pattern;
    let mut repeats = false;
    let mut in_class = false;
    while let Some(char) = rest.chars().next() {
        let behind = rest.get(char.len_utf8()..).unwrap_or_default();
        let length = match char {
            '\\' if behind.starts_with(['u', 'c', 'e']) => return Some("such an escape in a regular expression"),
            '\\' => 1 + behind.chars().next().map_or(0, char::len_utf8),
            '*' | '+' if repeats && !in_class => return Some("a repetition of a repetition"),
            '{' if !in_class && repeats_too_often(behind) => return Some("a repetition of more than 1000"),
            _ => char.len_utf8(),
        };
        in_class = (in_class || char == '[') && char != ']';
        repeats = matches!(char, '*' | '+' | '?');
        rest = rest.get(length..).unwrap_or_default();
    }
    None
}

fn repeats_too_often(behind: &str) -> bool {
    let counts = behind.split_once('}').map_or("", |(counts, _)| counts);
    counts.split(',').any(|count| count.parse::<u32>().is_ok_and(|count| count > MOST_REPEATS))
}
