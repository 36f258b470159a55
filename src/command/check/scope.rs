//! Which files are judged: all of them, or those that changed, or those that are named.

use std::collections::BTreeSet;

/// Which files are judged.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// The paths that changed, those that are gone among them; none where everything counts.
    pub changed: Option<BTreeSet<String>>,
    /// Files and folders that were named; empty where everything counts.
    pub named: Vec<String>,
}

impl Scope {
    /// Whether a path is judged.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        self.changed.as_ref().is_none_or(|changed| changed.contains(path)) && self.is_named(path)
    }

    /// Whether a path was named, by itself or by a folder around it.
    fn is_named(&self, path: &str) -> bool {
        let around = |named: &String| {
            named.is_empty()
                || path.strip_prefix(named.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.named.is_empty() || self.named.iter().any(around)
    }

    /// The same without regard to what changed: something changed on which all depend.
    #[must_use]
    pub fn widened(self) -> Self {
        Self { changed: None, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_changes_both_count() {
        let scope = |changed: Option<&[&str]>, named: &[&str]| Scope {
            changed: changed.map(|paths| paths.iter().map(|path| (*path).to_owned()).collect()),
            named: named.iter().map(|path| (*path).to_owned()).collect(),
        };
        assert!(scope(None, &[]).holds("a/b"));
        assert!(scope(None, &["a"]).holds("a/b") && !scope(None, &["a"]).holds("ab"));
        assert!(scope(None, &["a/b"]).holds("a/b") && scope(None, &[""]).holds("x"));
        assert!(scope(Some(&["a/b"]), &["a"]).holds("a/b") && !scope(Some(&["a/b"]), &["c"]).holds("a/b"));
        assert!(!scope(Some(&["a/b"]), &["a"]).holds("a/c") && scope(Some(&[]), &["a"]).widened().holds("a/c"));
    }
}
