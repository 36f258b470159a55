//! Names that two schemas of one file give themselves: Helm refuses that.

use std::collections::BTreeSet;

use serde_json::Value;

use super::finding::Finding;
use super::steps;
use super::tree::Step;

/// The words that name a schema in a draft.
struct Words {
    id: &'static str,
    anchors: &'static [&'static str],
}

/// The second of two schemas with the same name (JSON Schema 2020-12, 8.2), if there is one.
pub(super) fn same_name(schema: &Value) -> Option<Finding> {
    let draft = schema.get("$schema").and_then(Value::as_str).unwrap_or_default();
    let is_of = |drafts: &[&str]| drafts.iter().any(|name| draft.contains(name));
    let words = match () {
        () if is_of(&["draft-04"]) => Words { id: "id", anchors: &[] },
        () if is_of(&["draft-06", "draft-07"]) => Words { id: "$id", anchors: &[] },
        () if is_of(&["2019-09"]) => Words { id: "$id", anchors: &["$anchor"] },
        () => Words { id: "$id", anchors: &["$anchor", "$dynamicAnchor"] },
    };
    Search { words, seen: BTreeSet::new(), at: Vec::new() }.look(schema, "")
}

struct Search {
    words: Words,
    /// Each `$id` alone, and each anchor behind the `$id` around it.
    seen: BTreeSet<(String, Option<String>)>,
    at: Vec<Step>,
}

impl Search {
    /// Recurses as deep as the JSON reader lets values nest: 128.
    fn look(&mut self, value: &Value, base: &str) -> Option<Finding> {
        let mut base = base.to_owned();
        for (word, name) in self.names(value) {
            let whole = match name.strip_prefix('#') {
                Some(anchor) => (base.clone(), Some(anchor.to_owned())),
                None if word != self.words.id => (base.clone(), Some(name.to_owned())),
                None => {
                    base = within(&base, name);
                    (base.clone(), None)
                }
            };
            if !self.seen.insert(whole) {
                return Some(self.fault(word, name));
            }
        }
        match value {
            Value::Object(entries) => entries
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "enum" | "const" | "default" | "examples"))
                .find_map(|(key, value)| self.below(Step::Key(key.clone()), value, &base)),
            Value::Array(items) => {
                items.iter().enumerate().find_map(|(index, item)| self.below(Step::Index(index), item, &base))
            }
            _ => None,
        }
    }

    /// What names a schema; its `$id` comes first. Up to draft 7 a `$ref` hides what stands beside it.
    fn names<'v>(&self, value: &'v Value) -> Vec<(&'static str, &'v str)> {
        if self.words.anchors.is_empty() && value.get("$ref").is_some() {
            return Vec::new();
        }
        let words = std::iter::once(self.words.id).chain(self.words.anchors.iter().copied());
        let names = words.filter_map(|word| Some((word, value.get(word)?.as_str()?.trim_end_matches('#'))));
        names.filter(|(_, name)| !name.is_empty()).collect()
    }

    fn below(&mut self, step: Step, value: &Value, base: &str) -> Option<Finding> {
        self.at.push(step);
        let found = self.look(value, base);
        self.at.pop();
        found
    }

    fn fault(&self, word: &str, name: &str) -> Finding {
        let steps: Vec<Step> = self.at.iter().cloned().chain([Step::Key(word.to_owned())]).collect();
        let message = format!("`{}` names a second schema `{name}`, and Helm refuses that", steps::shown(&steps));
        Finding::new(steps, message).help(Some("give each schema a name of its own".to_owned()))
    }
}

/// A URI within another, near enough to find equal ones.
fn within(base: &str, name: &str) -> String {
    let folder = base.rfind('/').and_then(|end| base.get(..=end)).unwrap_or_default();
    if name.contains(':') { name.to_owned() } else { format!("{folder}{name}") }
}
