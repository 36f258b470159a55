//! Holds one environment's values to the schema.

use std::borrow::Cow;

use serde_json::Value;

use super::against::Against;
use super::coalesce::coalesce;
use super::defaults::Defaults;
use super::document::{values, with_last_end};
use super::effort::{MOST, is_too_much};
use super::refused::{File, RULE, refused};
use super::schema::Schema;
use super::telling::tell;
use crate::model::diagnostic::Diagnostic;
use crate::model::yaml::{Parsed, read, text_of};

/// Holds the values file of one environment, merged over the chart's, to the schema.
///
/// `path` is its path from the top of the repository. What the rule `values-syntax` tells is not told
/// again: of a text that is no YAML nothing is said here, and of a key that is written twice the last
/// one counts, as to Helm. What is YAML and yet no values file to Helm is told here.
#[must_use]
pub fn judge(text: &[u8], path: &str, against: &Against<'_>) -> Vec<Diagnostic> {
    let Ok(text) = text_of(text).map(with_last_end) else { return Vec::new() };
    let Ok(events) = read(&text) else { return Vec::new() };
    in_file((path, &text, &events), Some(against))
}

/// The same of a text that was read already. Where there is nothing to hold it against, only what Helm refuses anyway is
/// found.
#[must_use]
pub fn judge_parsed(parsed: &Parsed<'_>, path: &str, against: Option<&Against<'_>>) -> Vec<Diagnostic> {
    match with_last_end(parsed.text) {
        Cow::Borrowed(text) => in_file((path, text, &parsed.events), against),
        Cow::Owned(text) => read(&text).map(|events| in_file((path, &text, &events), against)).unwrap_or_default(),
    }
}

fn in_file(file: File<'_, '_>, against: Option<&Against<'_>>) -> Vec<Diagnostic> {
    let own = match values(file.1, file.2) {
        Ok(own) => own,
        Err(refusal) => return vec![refused(file, &refusal)],
    };
    let Some(against) = against else { return Vec::new() };
    let ask = |merged: &Value| match against.schema {
        schema if is_too_much(merged, &schema.files) => vec![too_much(file.0, schema)],
        schema if schema.validator.is_valid(merged) => Vec::new(),
        _ => tell(merged, file, against),
    };
    match against.defaults {
        Some(defaults) => defaults.under(own, ask),
        None => ask(&Value::Object(own)),
    }
}

fn too_much(path: &str, schema: &Schema) -> Diagnostic {
    let schema = schema.files.first().map_or("", |file| &*file.path);
    let message = format!("`{schema}` judges these values in more than {MOST} steps, and that is too much");
    Diagnostic::error(RULE, path, message)
        .help("nest fewer `anyOf`, `oneOf` and `allOf` into one another: with each level of the values they double")
}

/// The values of one environment merged over the chart's, as Helm gives them to templates.
///
/// # Errors
///
/// What makes it no values file to Helm; an empty list for what is no YAML at all.
pub fn merged(text: &[u8], path: &str, defaults: Option<&Defaults>) -> Result<Value, Vec<Diagnostic>> {
    let text = text_of(text).map(with_last_end).map_err(|_| Vec::new())?;
    let events = read(&text).map_err(|_| Vec::new())?;
    let mut merged = values(&text, &events).map_err(|refusal| vec![refused((path, &text, &events), &refusal)])?;
    if let Some(defaults) = defaults {
        coalesce(&mut merged, &defaults.values);
    }
    Ok(Value::Object(merged))
}
