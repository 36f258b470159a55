//! `values-schema`: the values satisfy the chart's JSON schema.

use crate::model::content::{Content, LARGEST};
use crate::model::diagnostic::Diagnostic;
use crate::model::report::RuleText;

const ID: &str = "values-schema";

/// The rule. What it finds in values and in a schema itself is told by [`helm`](crate::model::helm).
pub const TEXT: RuleText =
    RuleText { id: ID, says: "the values, as Helm reads and merges them, satisfy the JSON schema" };

/// What to say where the policy names a schema that isn't there.
#[must_use]
pub fn missing(policy: &str, path: &str) -> Diagnostic {
    Diagnostic::error(ID, policy, format!("the schema {path} isn't there"))
        .about("values.schema")
        .help("git eurodat check --schema prints one to start with")
}

/// What to say of a schema that is no file, or too large.
#[must_use]
pub fn no_file(path: &str, content: &Content) -> Diagnostic {
    match content {
        Content::TooLarge(size) => {
            Diagnostic::error(ID, path, format!("the schema has {size} bytes, and Helm takes at most {LARGEST}"))
        }
        Content::File(_) | Content::NotFile => {
            Diagnostic::error(ID, path, "the schema is a symlink or a submodule, and no file")
                .help("write it into a file of this name")
        }
    }
}
