//! The formats that Helm asserts.
//!
//! Helm 4 asserts formats for drafts up to 7, each that its library knows whatever the draft, and
//! takes them for comments from 2019-09 on; it never asserts contents
//! (<https://pkg.go.dev/github.com/santhosh-tekuri/jsonschema/v6>).

use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use jsonschema::{Draft, PatternOptions, Retrieve, ValidationOptions, Validator};
use serde_json::{Value, json};

use super::pattern_syntax::fault;

/// Formats that came with later drafts, and that Helm asserts in the earlier ones too.
const LATER: [&str; 11] = [
    "date",
    "time",
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

/// Formats of a draft that Helm's library doesn't know.
const COMMENTS: [&str; 2] = ["idn-email", "idn-hostname"];

/// A reader of schemas with Helm's choices.
pub(super) fn options<'i>(schema: &Value) -> ValidationOptions<'i, Arc<dyn Retrieve>> {
    let draft = Draft::default().detect(schema);
    let asserts = matches!(draft, Draft::Draft4 | Draft::Draft6 | Draft::Draft7);
    let options = jsonschema::options()
        .with_pattern_options(PatternOptions::regex())
        .should_validate_formats(asserts)
        .without_content_encoding_support("base64")
        .without_content_media_type_support("application/json");
    if asserts { with_formats(options) } else { options }
}

/// With the formats that Helm's library asserts, whatever the draft.
fn with_formats(options: ValidationOptions<'_, Arc<dyn Retrieve>>) -> ValidationOptions<'_, Arc<dyn Retrieve>> {
    let options = LATER.into_iter().fold(options, |options, name| options.with_format(name, check(name)));
    let is_host = check("hostname");
    let options = options.with_format("hostname", move |text: &str| is_host(text.strip_suffix('.').unwrap_or(text)));
    let options = COMMENTS.into_iter().fold(options, |options, name| options.with_format(name, |_: &str| true));
    let options = options.with_format("regex", |text: &str| {
        let reader = jsonschema::options().with_pattern_options(PatternOptions::regex());
        fault(text).is_none() && reader.build(&json!({"pattern": text})).is_ok()
    });
    options.with_format("semver", |text: &str| semver::Version::from_str(text).is_ok())
}

/// Whether a text is of a format, as the latest draft has it. Most schemas name few formats, and a reader takes longer to
/// build than a file to judge: each is built when it's first asked.
fn check(format: &'static str) -> impl Fn(&str) -> bool + Send + Sync + 'static {
    let check = OnceLock::new();
    move |text| {
        let check: &Option<Validator> = check.get_or_init(|| {
            let schema = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "format": format});
            jsonschema::options().should_validate_formats(true).build(&schema).ok()
        });
        check.as_ref().is_none_or(|check| check.is_valid(&json!(text)))
    }
}
