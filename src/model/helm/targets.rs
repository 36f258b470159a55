//! Where references may lead, rather too many places than too few.
//!
//! The library that judges resolves them by RFC 3986; to count its work, names that are alike are near enough.

use serde_json::Value;

use super::repository_uri::decoded;
use super::schema_file::SchemaFile;

/// A schema, and the one around it that a `#` means.
#[derive(Clone, Copy)]
pub(super) struct Target<'s> {
    pub(super) schema: &'s Value,
    pub(super) root: &'s Value,
}

impl<'s> Target<'s> {
    /// A schema within this one.
    pub(super) fn below(self, schema: &'s Value) -> Self {
        Self { schema, root: if id(schema).is_some() { schema } else { self.root } }
    }
}

/// The schemas with a name of their own.
pub(super) struct Targets<'s> {
    /// What is a file or has an `$id`.
    resources: Vec<(&'s str, Target<'s>)>,
    /// What an `$anchor` or a `$dynamicAnchor` names.
    anchors: Vec<(&'s str, Target<'s>)>,
}

impl<'s> Targets<'s> {
    pub(super) fn of(files: &'s [SchemaFile]) -> Self {
        let mut targets = Self { resources: Vec::new(), anchors: Vec::new() };
        for file in files {
            let root = Target { schema: &file.value, root: &file.value };
            targets.resources.push((&file.uri, root));
            targets.look(root);
        }
        targets
    }

    /// Recurses as deep as the JSON reader lets values nest: 128.
    fn look(&mut self, at: Target<'s>) {
        let named = |key: &str| at.schema.get(key).and_then(Value::as_str);
        self.resources.extend(id(at.schema).map(|id| (id, at)));
        let old = ["$id", "id"].into_iter().filter_map(named).filter_map(|id| id.strip_prefix('#'));
        let new = ["$anchor", "$dynamicAnchor"].into_iter().filter_map(named);
        self.anchors.extend(old.chain(new).map(|anchor| (anchor, at)));
        match at.schema {
            Value::Object(entries) => entries.values().for_each(|schema| self.look(at.below(schema))),
            Value::Array(items) => items.iter().for_each(|schema| self.look(at.below(schema))),
            _ => {}
        }
    }

    /// Where a reference may lead that stands within `root`.
    pub(super) fn find(&self, root: &'s Value, to: &str) -> Vec<Target<'s>> {
        let (uri, fragment) = to.split_once('#').unwrap_or((to, ""));
        let fragment = decoded(fragment).unwrap_or_default();
        if !fragment.is_empty() && !fragment.starts_with('/') {
            return self.anchors.iter().filter(|(name, _)| *name == fragment).map(|(_, target)| *target).collect();
        }
        let below = |target: Target<'s>| Some(target.below(target.schema.pointer(&fragment)?));
        self.roots(root, uri).into_iter().filter_map(below).collect()
    }

    fn roots(&self, root: &'s Value, uri: &str) -> Vec<Target<'s>> {
        if uri.is_empty() {
            return vec![Target { schema: root, root }];
        }
        let named = self.resources.iter().filter(|(id, _)| last(id) == last(uri));
        let mut found: Vec<Target<'s>> = named.map(|(_, target)| *target).collect();
        found.dedup_by(|one, other| std::ptr::eq(one.schema, other.schema));
        found
    }
}

/// What a schema calls itself (`id` in draft 4).
fn id(schema: &Value) -> Option<&str> {
    let named = |key: &str| schema.get(key).and_then(Value::as_str);
    named("$id").or_else(|| named("id")).filter(|id| !id.starts_with('#'))
}

/// The last name of a URI's path.
fn last(uri: &str) -> &str {
    let uri = uri.trim_end_matches('#');
    uri.rsplit('/').next().unwrap_or(uri)
}
