//! The schema that the program carries.

/// The JSON schema of EuroDaT's values files, for a repository that has none of its own.
pub const VALUES_SCHEMA: &str = include_str!("../../../schemas/values.schema.json");
