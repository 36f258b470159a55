//! The document, read once and indexed by path.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;

/// Names the document where it doesn't lie beside the project.
const FILE_VARIABLE: &str = "EURODAT_TESTS_GITLAB_API";

/// Where the document is, if it is on this machine; it is never part of the project.
fn file() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/gitlab-openapi.json");
    let file = std::env::var_os(FILE_VARIABLE).map_or_else(beside, PathBuf::from);
    file.is_file().then_some(file)
}

/// The document; none where the file is absent.
///
/// # Panics
/// If the file is there and can't be read.
pub fn api() -> Option<&'static Api> {
    static READ: OnceLock<Option<Api>> = OnceLock::new();
    READ.get_or_init(|| file().map(|file| Api::read(&file))).as_ref()
}

/// GitLab's REST API as its document describes it.
#[derive(Debug)]
pub struct Api {
    document: Value,
    /// By the number of their parts.
    routes: BTreeMap<usize, Vec<Route>>,
}

#[derive(Debug)]
struct Route {
    parts: Vec<String>,
    /// As the document has it.
    written: String,
}

/// A path of the document that a request's path has the form of.
#[derive(Debug)]
pub struct Found<'a> {
    /// The operations, by method in small letters.
    pub operations: &'a Value,
    /// What stands where the path has a parameter.
    pub parameters: BTreeMap<&'a str, &'a str>,
}

impl Api {
    fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).expect("the API document can be read");
        let document: Value = serde_json::from_str(&text).expect("the API document is JSON");
        let mut routes: BTreeMap<usize, Vec<Route>> = BTreeMap::new();
        for written in document["paths"].as_object().expect("the API document has paths").keys() {
            let Some(path) = plain(written) else { continue };
            let route = Route { parts: path.split('/').map(str::to_owned).collect(), written: written.clone() };
            routes.entry(route.parts.len()).or_default().push(route);
        }
        Self { document, routes }
    }

    /// The path of the document that fits best: one with fewer parameters before one with more.
    pub fn find<'a>(&'a self, path: &'a str) -> Option<Found<'a>> {
        let parts: Vec<&str> = path.split('/').collect();
        let fitting = self.routes.get(&parts.len()).into_iter().flatten().filter_map(|route| {
            let parameters = route.fit(&parts)?;
            Some(Found { operations: &self.document["paths"][&route.written], parameters })
        });
        fitting.min_by_key(|found| found.parameters.len())
    }

    /// How many paths it knows.
    pub fn len(&self) -> usize {
        self.routes.values().map(Vec::len).sum()
    }

    /// What a reference inside the document points to; anything else is itself.
    pub fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
        pointer.map_or(value, |pointer| self.document.pointer(pointer).unwrap_or(&Value::Null))
    }
}

impl Route {
    fn fit<'a>(&'a self, parts: &[&'a str]) -> Option<BTreeMap<&'a str, &'a str>> {
        let mut parameters = BTreeMap::new();
        for (ours, theirs) in self.parts.iter().zip(parts) {
            match ours.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) if !theirs.is_empty() => drop(parameters.insert(name, *theirs)),
                None if ours == theirs => {}
                _ => return None,
            }
        }
        Some(parameters)
    }
}

/// A few paths are written as Rails' routes, with optional parts; package registries' wildcards are none of ours.
fn plain(written: &str) -> Option<String> {
    let path = written.replace("(-/)", "").replace("(/)(*suffix_path)", "");
    (!path.contains('*')).then_some(path)
}
