//! The formats that Helm asserts.
//!
//! Helm 4 asserts formats for drafts up to 7, each that its library knows whatever the draft, and
//! takes them for comments from 2019-09 on; it never asserts contents
//! (<https://pkg.go.dev/github.com/santhosh-tekuri/jsonschema/v6>).

use std::str::FromStr;
use std::sync::Arc;

use jsonschema::{Draft, PatternOptions, Retrieve, ValidationOptions};
use serde_json::{Value, json};

/// Formats that came with later drafts, and that Helm asserts in the earlier ones too.
const LATER: [&str; 12] = [
    "date",
    "time",
    "regex",
    "uuid",
    "duration",
    "iri",
    "iri-reference",
    "uri-reference",
    "uri-template",
    "json-pointer",
    "relative-json-pointer",
    "uri",
];

/// A reader of schemas with Helm's choices.
pub(super) fn options<'i>(schema: &Value) -> ValidationOptions<'i, Arc<dyn Retrieve>> {
    let draft = Draft::default().detect(schema);
    let asserts = matches!(draft, Draft::Draft4 | Draft::Draft6 | Draft::Draft7);
    let options = jsonschema::options()
        .with_pattern_options(PatternOptions::regex())
        .should_validate_formats(asserts)
        .without_content_encoding_support("base64")
        .without_content_media_type_support("application/json");
    let options = LATER.into_iter().fold(options, |options, name| {
        let schema = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "format": name});
        let check = jsonschema::options().should_validate_formats(true).build(&schema).ok();
        options.with_format(name, move |text: &str| check.as_ref().is_none_or(|check| check.is_valid(&json!(text))))
    });
    options.with_format("semver", |text: &str| semver::Version::from_str(text).is_ok())
}
