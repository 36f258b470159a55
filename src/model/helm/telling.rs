//! Tells what a schema finds fault with, in the file that says it.

use jsonschema::ValidationError;
use serde_json::Value;

use super::against::Against;
use super::defaults::Defaults;
use super::finding::{Finding, Target};
use super::inner::{Inner, inner};

use super::keyword;
use super::mend::mend;
use super::refused::{File, RULE};
use super::schema::Schema;
use super::schema_file::MOST_TOLD;
use super::source::Source;
use super::steps;
use super::told::told;
use crate::model::diagnostic::Diagnostic;
use crate::model::yaml::read;

/// All faults of the merged values, at most [`MOST_TOLD`].
pub(super) fn tell(merged: &Value, file: File<'_, '_>, against: &Against<'_>) -> Vec<Diagnostic> {
    let errors = against.schema.validator.iter_errors(merged);
    let mut found: Vec<Finding> = Vec::new();
    for finding in errors.flat_map(|error| findings(&error, against.schema)).take(MOST_TOLD) {
        if !found.contains(&finding) {
            found.push(finding);
        }
    }
    let own = Source::new(file);
    let text = against.defaults.and_then(|defaults| std::str::from_utf8(&defaults.text).ok()).unwrap_or_default();
    let events = read(text).unwrap_or_default();
    let defaults = against.defaults.map(|defaults: &Defaults| Source::new((&defaults.path, text, &events)));
    found.into_iter().map(|finding| placed(&finding, &own, defaults.as_ref())).collect()
}

fn findings(error: &ValidationError<'_>, schema: &Schema) -> Vec<Finding> {
    match inner(error) {
        Inner::Form(form) => form.iter().flat_map(|error| findings(error, schema)).collect(),
        Inner::Types(finding) => vec![*finding],
        Inner::Outer => {
            let around = keyword::around(schema, error);
            let described = keyword::description(around);
            let note = |mut finding: Finding| {
                finding.notes.extend(described.clone());
                finding
            };
            told(error, &keyword::keys(around)).into_iter().map(note).collect()
        }
    }
}

/// The finding in the file that holds what it is about.
fn placed(finding: &Finding, own: &Source<'_, '_>, defaults: Option<&Source<'_, '_>>) -> Diagnostic {
    let is_missing = finding.target == Target::Missing;
    let (source, place) = match (own.find(&finding.steps), defaults) {
        (None, Some(defaults)) if !is_missing => (defaults, defaults.find(&finding.steps)),
        (place, _) => (own, place),
    };
    let excerpt = match (place, finding.target) {
        (Some(place), Target::Key) => place.key.and_then(|key| source.event(key)),
        (Some(place), _) => source.value(place),
        (None, _) => around(finding, own),
    };
    let diagnostic = Diagnostic::error(RULE, source.path, &*finding.message).about(steps::shown(&finding.steps));
    let mut diagnostic = excerpt.into_iter().fold(diagnostic, Diagnostic::at);
    if !std::ptr::eq(source, own) {
        diagnostic = diagnostic.note(format!("it was merged under `{}`", own.path));
    } else if is_missing && place.is_some() {
        diagnostic = diagnostic.note("null deletes what the chart says");
    } else if let Some(place) = place {
        diagnostic = mend(diagnostic, finding, own, place);
    }
    let diagnostic = finding.notes.iter().fold(diagnostic, Diagnostic::note);
    finding.help.iter().fold(diagnostic, Diagnostic::help)
}

/// The mapping that lacks a key; nothing for the whole file.
fn around(finding: &Finding, own: &Source<'_, '_>) -> Option<crate::model::excerpt::Excerpt> {
    let (_, mapping) = finding.steps.split_last()?;
    (!mapping.is_empty()).then(|| own.find(mapping).and_then(|place| own.value(place)))?
}
