//! Who runs this program.

use crate::model::facts::Asker;

/// A pipeline where `CI` says so, as GitLab and others set it in every job
/// ([GitLab's page](https://docs.gitlab.com/ci/variables/predefined_variables/)); else a person.
#[must_use]
pub fn asker() -> Asker {
    let in_pipeline = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    if in_pipeline { Asker::Pipeline } else { Asker::Person }
}
