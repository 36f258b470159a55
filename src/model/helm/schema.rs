//! The schema that values are held to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::{Retrieve, Uri, ValidationError, Validator};
use serde_json::Value;

use super::circle::circle;
use super::finding::Finding;
use super::formats::options;
use super::references::references;
use super::repository_uri;
use super::schema_file::SchemaFile;
use super::steps::steps_of;
use super::told::told;
use crate::model::diagnostic::Diagnostic;

/// So many files may belong to one schema.
const MOST_FILES: usize = 100;

/// A JSON schema, ready to judge values; many threads may share it.
#[derive(Debug)]
pub struct Schema {
    pub(super) validator: Validator,
    /// The schema itself, then what it refers to.
    pub(super) files: Vec<SchemaFile>,
}

/// Gives the bytes of a file by its path from the top of the repository; `None` where there is none.
pub type Load<'l> = dyn FnMut(&str) -> Option<Vec<u8>> + 'l;

impl Schema {
    /// Reads the schema at `path`, and through `load` the files of the repository that it refers to.
    ///
    /// It is read as Helm 4 reads it: without a `$schema` it is of draft 2020-12, patterns are RE2's,
    /// formats are asserted up to draft 7. Nothing is ever fetched from a network.
    ///
    /// # Errors
    ///
    /// All that is wrong with the schema, each with its place in the schema's file.
    pub fn compile(path: &str, text: &[u8], load: &mut Load<'_>) -> Result<Self, Vec<Diagnostic>> {
        let mut files = vec![SchemaFile::read(path, text)?];
        loop {
            let store = Arc::new(Store::of(&files));
            match build(&files, &store) {
                Ok(validator) => return Ok(Self { validator, files }),
                Err(error) => match store.missing() {
                    Some(uri) => files.push(referred(&files, &uri, load)?),
                    None => return Err(unresolved(&files, error)),
                },
            }
        }
    }
}

fn build(files: &[SchemaFile], store: &Arc<Store>) -> Result<Validator, Failure> {
    let Some(schema) = files.first() else { return Err(Failure::Reference(String::new())) };
    if let Some((file, circle)) = files.iter().find_map(|file| Some((file, circle(&file.value)?))) {
        return Err(Failure::Told(vec![file.fault(circle)]));
    }
    let options = options(&schema.value).with_base_uri(&*schema.uri).with_retriever(Retriever(Arc::clone(store)));
    options.build(&schema.value).map_err(|error| failure(files, &error))
}

/// Why a schema can't be used.
enum Failure {
    /// What is known with its place.
    Told(Vec<Diagnostic>),
    /// What is wrong with some reference.
    Reference(String),
}

fn failure(files: &[SchemaFile], error: &ValidationError<'_>) -> Failure {
    let steps = steps_of(error.instance_path());
    let holds_it = |file: &&SchemaFile| file.value.pointer(error.instance_path().as_str()) == Some(error.instance());
    match files.iter().find(holds_it).filter(|_| !steps.is_empty()) {
        Some(file) => Failure::Told(told(error, &[]).into_iter().map(|finding| file.fault(finding)).collect()),
        None => Failure::Reference(error.to_string()),
    }
}

/// Reads the file that a schema refers to.
fn referred(files: &[SchemaFile], uri: &str, load: &mut Load<'_>) -> Result<SchemaFile, Vec<Diagnostic>> {
    let fault = |says: &str, help: &str| vec![at_reference(files, uri, says, help)];
    if files.len() > MOST_FILES {
        return Err(fault("it refers to more than 100 files", "join some of them"));
    }
    let Some(path) = repository_uri::path(uri) else {
        let says = match uri.split_once(':') {
            Some(("file", _)) => "it refers to a file outside the repository".to_owned(),
            _ => format!("it refers to `{uri}`, and nothing is fetched"),
        };
        return Err(fault(&says, "keep a copy in the repository and refer to that"));
    };
    let Some(bytes) = load(&path) else {
        return Err(fault(
            &format!("it refers to `{path}`, which isn't there"),
            "the path counts from the schema's folder",
        ));
    };
    SchemaFile::read(&path, &bytes)
}

/// A fault at the reference to this URI.
fn at_reference(files: &[SchemaFile], uri: &str, says: &str, help: &str) -> Diagnostic {
    let name = uri.rsplit('/').next().unwrap_or(uri);
    let names_it = |to: &str| to.split('#').next().is_some_and(|to| to.rsplit('/').next() == Some(name));
    fault_at(files, names_it, says).help(help)
}

/// A reference that leads nowhere, or what else is wrong.
fn unresolved(files: &[SchemaFile], failure: Failure) -> Vec<Diagnostic> {
    let error = match failure {
        Failure::Told(diagnostics) => return diagnostics,
        Failure::Reference(error) => error,
    };
    let names_it = |to: &str| {
        let fragment = to.split_once('#').and_then(|(_, fragment)| repository_uri::decoded(fragment));
        error.contains(&format!("'{to}'")) || fragment.is_some_and(|it| !it.is_empty() && error.contains(&*it))
    };
    vec![fault_at(files, names_it, &format!("a reference leads nowhere: {error}"))]
}

fn fault_at(files: &[SchemaFile], is_it: impl Fn(&str) -> bool, says: &str) -> Diagnostic {
    let found = files.iter().find_map(|file| {
        let reference = references(&file.value).into_iter().find(|reference| is_it(reference.to))?;
        Some(file.fault(Finding::new(reference.steps, says.to_owned())))
    });
    let whole = || files.first().map(|file| file.fault(Finding::new(Vec::new(), says.to_owned())));
    found.or_else(whole).unwrap_or_else(|| Diagnostic::error(super::refused::RULE, "", says))
}

/// The files that are there, and the first that was asked for and isn't.
#[derive(Debug)]
struct Store {
    values: HashMap<String, Value>,
    missing: Mutex<Option<String>>,
}

impl Store {
    fn of(files: &[SchemaFile]) -> Self {
        let values = files.iter().map(|file| (file.uri.clone(), file.value.clone())).collect();
        Self { values, missing: Mutex::new(None) }
    }

    fn missing(&self) -> Option<String> {
        self.missing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

struct Retriever(Arc<Store>);

impl Retrieve for Retriever {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let uri = uri.as_str();
        self.0.values.get(uri).cloned().ok_or_else(|| {
            self.0.missing.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| uri.to_owned());
            "it isn't there".into()
        })
    }
}
