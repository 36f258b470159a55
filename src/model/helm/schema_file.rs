//! The text of a schema, and what is wrong in it at which place.

use jsonschema::{ValidationError, meta};
use serde_json::Value;

use super::disputed::disputed;
use super::finding::{Finding, Target};
use super::inner::{Inner, inner};
use super::json_place::{Part, find};
use super::pattern::refused_pattern;
use super::refused::RULE;
use super::repository_uri;
use super::same_names::same_name;
use super::steps;
use super::told::told;
use super::tree::Step;
use crate::model::diagnostic::Diagnostic;
use crate::model::excerpt::Excerpt;
use crate::model::position::Position;

/// So many faults of one file are told.
pub(super) const MOST_TOLD: usize = 100;

/// A JSON schema as it stands in the repository.
#[derive(Debug)]
pub(super) struct SchemaFile {
    pub(super) path: String,
    pub(super) uri: String,
    pub(super) text: String,
    pub(super) value: Value,
}

const LATEST: &str = "https://json-schema.org/draft/2020-12/schema";

impl SchemaFile {
    /// Reads a schema and holds it to its draft (<https://json-schema.org/specification>).
    pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        let text = String::from_utf8(bytes.to_vec()).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            vec![refused(path, bytes, offset..offset + 1, "the schema is not UTF-8").help("save the file as UTF-8")]
        })?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let mut value: Value = serde_json::from_str(&text).map_err(|error| {
            let offset = offset_of(&text, error.line(), error.column());
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or_default();
            vec![refused(path, text.as_bytes(), offset..offset, &format!("the schema is not JSON: {said}"))]
        })?;
        name_latest(&mut value);
        let file = Self { path: path.to_owned(), uri: repository_uri::of(path), text, value };
        let faults = file.faults();
        if faults.is_empty() { Ok(file) } else { Err(faults) }
    }

    fn faults(&self) -> Vec<Diagnostic> {
        if let Some(draft) = self.value.get("$schema").filter(|draft| !is_known(draft)) {
            let message = format!("the schema is of the unknown draft {draft}");
            let steps = vec![Step::Key("$schema".to_owned())];
            let help = format!("write \"{LATEST}\"");
            return vec![self.fault(Finding::new(steps, message).help(Some(help)))];
        }
        let Ok(validator) = meta::validator_for(&self.value) else { return Vec::new() };
        let errors = validator.iter_errors(&self.value).flat_map(|error| findings(&error));
        let mut found: Vec<Finding> = errors.take(MOST_TOLD).collect();
        if found.is_empty() {
            found = refused_pattern(&self.value);
            found.extend(same_name(&self.value));
            found.extend(disputed(&self.value));
        }
        found.dedup();
        found.into_iter().map(|finding| self.fault(finding)).collect()
    }

    /// The finding with its place in this file.
    pub(super) fn fault(&self, finding: Finding) -> Diagnostic {
        let part = if finding.target == Target::Key { Part::Key } else { Part::Value };
        let range = find(&self.text, &finding.steps, part).unwrap_or_default();
        let diagnostic =
            refused(&self.path, self.text.as_bytes(), range, &format!("in the schema, {}", finding.message));
        let diagnostic = diagnostic.about(steps::shown(&finding.steps));
        finding.help.into_iter().fold(diagnostic, Diagnostic::help)
    }
}

fn findings(error: &ValidationError<'_>) -> Vec<Finding> {
    match inner(error) {
        Inner::Outer => told(error, &[]),
        Inner::Types(finding) => vec![*finding],
        Inner::Form(form) => form.iter().flat_map(findings).collect(),
    }
}

/// `http://json-schema.org/schema#` is whatever draft is the latest, and that is 2020-12 to Helm.
fn name_latest(schema: &mut Value) {
    let draft = schema.get_mut("$schema");
    if let Some(draft) = draft.filter(|draft| draft.as_str().is_some_and(is_latest)) {
        *draft = Value::from(LATEST);
    }
}

fn is_latest(draft: &str) -> bool {
    matches!(draft.trim_end_matches('#'), "http://json-schema.org/schema" | "https://json-schema.org/schema")
}

fn is_known(draft: &Value) -> bool {
    let Some(uri) = draft.as_str() else { return false };
    let uri = uri.trim_end_matches('#');
    let names = ["draft-04", "draft-06", "draft-07", "draft/2019-09", "draft/2020-12"];
    let known = |scheme: &str| names.iter().any(|name| uri == format!("{scheme}://json-schema.org/{name}/schema"));
    known("http") || known("https")
}

fn refused(path: &str, text: &[u8], range: std::ops::Range<usize>, message: &str) -> Diagnostic {
    let at = Position::of(text, range.start);
    let line = text.get(range).unwrap_or_default().split(|byte| *byte == b'\n').next().unwrap_or_default();
    let width = String::from_utf8_lossy(line).chars().count();
    Diagnostic::error(RULE, path, message).at(Excerpt::of(path, text, at, width))
}

/// The offset of what `serde_json` calls a line and a column; the column counts bytes.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}
