//! All source files and how they use each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::source::Source;

/// The source files of the crate.
#[derive(Debug)]
pub struct Tree {
    /// Each file.
    pub sources: Vec<Source>,
}

impl Tree {
    /// Reads a folder such as `src`.
    pub fn read(folder: &Path) -> Self {
        let mut sources = Vec::new();
        read_folder(folder, folder, &mut sources);
        Self { sources }
    }

    /// A tree of made-up files, to try a rule on.
    pub fn sample(files: &[(&str, &str)]) -> Self {
        Self { sources: files.iter().map(|(path, text)| Source::new(path, text)).collect() }
    }

    /// Which file uses which, by path; files that only list modules stand in nobody's way.
    pub fn edges(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut edges = BTreeMap::new();
        for source in self.sources.iter().filter(|source| !source.is_list()) {
            let used = source.uses().into_iter().filter_map(|path| self.file_of(&path));
            edges.insert(source.path.clone(), used.filter(|path| *path != source.path).collect());
        }
        edges
    }

    /// The file that holds what a path from the crate's root names.
    fn file_of(&self, path: &[String]) -> Option<String> {
        let source = (1..=path.len()).rev().find_map(|length| self.module(&path[..length]))?;
        if !source.is_list() {
            return Some(source.path.clone());
        }
        let name = path.get(source.module().len())?;
        let exported = source.exports().into_iter().find(|export| export.last() == Some(name))?;
        self.file_of(&exported)
    }

    fn module(&self, path: &[String]) -> Option<&Source> {
        self.sources.iter().find(|source| source.module() == path)
    }
}

fn read_folder(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            read_folder(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("the file can be read");
            let below = path.strip_prefix(root).expect("it is below the root").to_string_lossy().into_owned();
            sources.push(Source::new(&below, &text));
        }
    }
}
