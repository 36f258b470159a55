//! Values at the ends of a query.

use apollo_compiler::resolvers::{FieldError, ResolveInfo, ResolvedValue};
use apollo_compiler::response::JsonValue;
use jiff::Timestamp;

/// What a field resolves to.
pub type Answer<'a> = Result<ResolvedValue<'a>, FieldError>;

/// A text, a number, a truth, or nothing.
#[expect(clippy::unnecessary_wraps, reason = "an arm of a match whose other arms can fail")]
pub fn leaf<'a>(value: impl Into<JsonValue>) -> Answer<'a> {
    Ok(ResolvedValue::leaf(value))
}

/// A time without fractions, as `Types::TimeType` writes it.
pub fn time<'a>(time: Timestamp) -> Answer<'a> {
    leaf(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// A time that may not have come.
pub fn time_if<'a>(at: Option<Timestamp>) -> Answer<'a> {
    at.map_or_else(|| leaf(()), time)
}

/// `gid://gitlab/MergeRequest/17`.
pub fn global_id<'a>(kind: &str, id: u64) -> Answer<'a> {
    leaf(format!("gid://gitlab/{kind}/{id}"))
}

/// Another edition's or version's field: the schema knows it and its type doesn't.
pub fn unknown<'a>(type_name: &str, info: &ResolveInfo) -> Answer<'a> {
    panic!("the schema has {type_name}.{}, and nothing answers it", info.field_name())
}

/// An argument's text.
pub fn text<'a>(info: &'a ResolveInfo, name: &str) -> Option<&'a str> {
    info.arguments().get(name)?.as_str()
}

/// An argument's texts; none where it wasn't given.
pub fn texts<'a>(info: &'a ResolveInfo, name: &str) -> Option<Vec<&'a str>> {
    Some(info.arguments().get(name)?.as_array()?.iter().filter_map(JsonValue::as_str).collect())
}

/// An argument's truth.
pub fn truth(info: &ResolveInfo, name: &str) -> Option<bool> {
    info.arguments().get(name)?.as_bool()
}
