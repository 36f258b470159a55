//! The JSON schema of the file, for editors.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use super::field::{Field, Key};
use super::file::PolicyFile;

/// The schema of `.eurodat.toml` in [draft 7](https://json-schema.org/draft-07/json-schema-release-notes): what editors
/// know. It refuses unknown keys, which the tool only warns of: in an editor one is nearly always a slip.
#[must_use]
pub fn schema() -> Value {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(tidy));
    settings.into_generator().into_root_schema_for::<PolicyFile>().to_value()
}

/// Joins the lines of descriptions, which are broken for Rust's width, and takes out number formats that JSON Schema
/// doesn't define.
fn tidy(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    if schema.get("type").is_some_and(|kind| kind == "integer") {
        schema.remove("format");
    }
}

/// A field's place in the file is not part of the format.
impl<T: JsonSchema> JsonSchema for Field<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl JsonSchema for Key {
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}
