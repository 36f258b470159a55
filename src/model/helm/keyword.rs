//! The schema around the keyword that found a fault.

use jsonschema::ValidationError;
use serde_json::Value;

use super::repository_uri::decoded;
use super::schema::Schema;
use super::words::one_line;

/// The schema that the failed keyword stands in, if it is in a file of ours.
pub(super) fn around<'s>(schema: &'s Schema, error: &ValidationError<'_>) -> Option<&'s Value> {
    let location = error.absolute_keyword_location().map(|uri| uri.as_str().to_owned());
    let (uri, pointer) = match location.as_deref().and_then(|uri| uri.split_once('#')) {
        Some((uri, fragment)) => (uri.to_owned(), decoded(fragment)?),
        None => (String::new(), error.schema_path().as_str().to_owned()),
    };
    let file = schema.files.iter().find(|file| file.uri == uri).or_else(|| schema.files.first())?;
    let (around, _) = pointer.rsplit_once('/')?;
    file.value.pointer(around)
}

/// The keys that the schema has for a mapping.
pub(super) fn keys(around: Option<&Value>) -> Vec<String> {
    let properties = around.and_then(|schema| schema.get("properties")?.as_object());
    properties.into_iter().flat_map(|properties| properties.keys().cloned()).collect()
}

/// What the schema says a value is.
pub(super) fn description(around: Option<&Value>) -> Option<String> {
    let schema = around?;
    let text = schema.get("description").or_else(|| schema.get("title"))?.as_str()?;
    let line = text.lines().next().unwrap_or_default().trim_end_matches('.');
    (!line.is_empty()).then(|| format!("the schema says of it: {}", one_line(line)))
}
