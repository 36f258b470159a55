//! Values as Helm sees them: read, merged under an environment, and held to a JSON schema.

mod against;
mod anchor;
mod binary;
mod circle;
mod coalesce;
mod defaults;
mod disputed;
mod document;
mod effort;
mod escape;
mod finding;
mod flow;
mod formats;
mod inner;
mod json_place;
mod judge;
mod keyword;
mod mend;
mod number;
mod overlay;
mod pattern;
mod pattern_class;
mod pattern_escape;
mod pattern_names;
mod pattern_syntax;
mod reading;
mod reading_bounds;
mod reading_merge;
mod references;
mod refusal;
mod refused;
mod repository_uri;
mod same_keys;
mod same_names;
mod scalar;
mod schema;
mod schema_file;
mod shipped;
mod source;
mod steps;
mod tab;
mod targets;
mod telling;
mod told;
mod told_keys;
mod told_limits;
mod tree;
mod words;

#[cfg(test)]
mod tests;

pub use against::Against;
pub use defaults::Defaults;
pub use judge::{judge, judge_parsed, merged};
pub use schema::{Load, Schema};
pub use shipped::VALUES_SCHEMA;
