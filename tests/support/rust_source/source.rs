//! One source file.

use super::code::code_of;
use super::function::{Function, functions};
use super::path::{exports, paths};

/// A source file below `src/`.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path below `src/`.
    pub path: String,
    /// Its code alone: no comments, no strings, no unit tests.
    pub code: String,
}

impl Source {
    /// A file with this path below `src/`.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), code: code_of(text) }
    }

    /// Its module: `model/policy/read.rs` is `model`, `policy`, `read`; the crate's root has none.
    pub fn module(&self) -> Vec<String> {
        let stem = self.path.trim_end_matches(".rs");
        let stem = stem.strip_suffix("/mod").unwrap_or(stem);
        if stem == "lib" { Vec::new() } else { stem.split('/').map(str::to_owned).collect() }
    }

    /// The floor it stands on: its first folder, or its own name.
    pub fn floor(&self) -> String {
        self.module().into_iter().next().unwrap_or_default()
    }

    /// Whether it only lists modules.
    pub fn is_list(&self) -> bool {
        self.path.ends_with("mod.rs") || self.path == "lib.rs"
    }

    /// Its functions outside unit tests.
    pub fn functions(&self) -> Vec<Function> {
        functions(&self.code)
    }

    /// How many lines it has outside unit tests.
    pub fn lines(&self) -> usize {
        self.code.trim_end().lines().count()
    }

    /// The paths within the crate that it names, from the crate's root.
    pub fn uses(&self) -> Vec<Vec<String>> {
        let found = paths(&self.code, &["crate", "git_eurodat", "super", "self"]);
        found.into_iter().map(|path| self.absolute(&path)).collect()
    }

    /// The paths that it gives on, from the crate's root.
    pub fn exports(&self) -> Vec<Vec<String>> {
        let below = |path: Vec<String>| self.module().into_iter().chain(path).collect();
        exports(&self.code).into_iter().map(below).collect()
    }

    fn absolute(&self, path: &[String]) -> Vec<String> {
        let mut base = match path[0].as_str() {
            "self" | "super" => self.module(),
            _ => Vec::new(),
        };
        // Each `super` goes up by one.
        let ups = path.iter().take_while(|segment| *segment == "super").count();
        base.truncate(base.len().saturating_sub(ups));
        base.extend(path.iter().skip(ups.max(1)).cloned());
        base
    }
}
