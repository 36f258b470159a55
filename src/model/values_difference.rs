//! In which values two values files differ.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::model::key_path::KeyPath;

/// A value that is another, or only there, in one of two files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands.
    pub path: ValuePath,
    /// What the first file says; none where it says nothing.
    pub first: Option<Value>,
    /// What the second file says; none where it says nothing.
    pub second: Option<Value>,
}

/// What leads to a value, from the outermost in.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ValuePath(pub Vec<ValueStep>);

/// A step towards a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueStep {
    /// A key of a mapping.
    Key(String),
    /// An item of a sequence, from 0.
    Item(usize),
}

impl fmt::Display for ValuePath {
    /// As the policy writes key paths, with items in brackets: `hosts[0]."my.key"`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                ValueStep::Item(number) => write!(f, "[{number}]")?,
                ValueStep::Key(key) if index == 0 => write!(f, "{}", KeyPath::single(key))?,
                ValueStep::Key(key) => write!(f, ".{}", KeyPath::single(key))?,
            }
        }
        Ok(())
    }
}

/// The single values in which two files' values differ, by path; what stands at `release` doesn't count. Sequences are
/// compared item by item, and an empty mapping or sequence is a value of its own.
#[must_use]
pub fn differences((first, second): (&Value, &Value), release: &KeyPath) -> Vec<Difference> {
    let mut pairs: BTreeMap<ValuePath, [Option<&Value>; 2]> = BTreeMap::new();
    for (path, value) in leaves(first) {
        pairs.entry(path).or_default()[0] = Some(value);
    }
    for (path, value) in leaves(second) {
        pairs.entry(path).or_default()[1] = Some(value);
    }
    let release = ValuePath(release.keys().iter().cloned().map(ValueStep::Key).collect());
    let differing = pairs.into_iter().filter(|(path, [first, second])| first != second && *path != release);
    differing
        .map(|(path, [first, second])| Difference { path, first: first.cloned(), second: second.cloned() })
        .collect()
}

/// Every single value with what leads to it. The stack is ours, so deep nesting costs memory only.
fn leaves(root: &Value) -> Vec<(ValuePath, &Value)> {
    let (mut found, mut open) = (Vec::new(), vec![(ValuePath::default(), root)]);
    while let Some((path, value)) = open.pop() {
        let below = |step| ValuePath(path.0.iter().cloned().chain([step]).collect());
        match value {
            Value::Object(entries) if !entries.is_empty() => {
                open.extend(entries.iter().map(|(key, value)| (below(ValueStep::Key(key.clone())), value)));
            }
            Value::Array(items) if !items.is_empty() => {
                open.extend(items.iter().enumerate().map(|(at, value)| (below(ValueStep::Item(at)), value)));
            }
            _ if path.0.is_empty() => {}
            _ => found.push((path, value)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(first: &Value, second: &Value) -> Vec<String> {
        let side = |value: Option<Value>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
        let found = differences((first, second), &"global.release".parse().unwrap());
        found.into_iter().map(|d| format!("{} {} {}", d.path, side(d.first), side(d.second))).collect()
    }

    #[test]
    fn single_values_by_path() {
        let first = json!({"b": {"x.y": 1, "same": true}, "a": [1, {"c": "q"}], "gone": null});
        let second = json!({"b": {"x.y": "1", "same": true}, "a": [1, {"c": "p"}, 3], "new": {}});
        assert_eq!(
            told(&first, &second),
            ["a[1].c \"q\" \"p\"", "a[2] - 3", "b.\"x.y\" 1 \"1\"", "gone null -", "new - {}"]
        );
    }

    #[test]
    fn the_release_is_no_difference() {
        assert_eq!(told(&json!({"global": {"release": "1"}}), &json!({"global": {"release": "2"}})), [""; 0]);
        assert_eq!(told(&json!({"release": 1}), &json!({"release": 2})), ["release 1 2"]);
    }

    #[test]
    fn a_mapping_in_a_values_place() {
        assert_eq!(told(&json!({"a": 1}), &json!({"a": {"b": 2}})), ["a 1 -", "a.b - 2"]);
        assert_eq!(told(&json!({}), &json!({"a": []})), ["a - []"]);
    }
}
