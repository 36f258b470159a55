//! Reports in forms that other programs read, held to the schemas that those programs publish.
//!
//! GitLab publishes none for Code Quality: that form is held to what its documentation asks for.

mod samples;
mod schemas;
mod structure;

use libtest_mimic::Trial;

/// The trials of reports.
pub fn trials() -> Vec<Trial> {
    [schemas::trials(), structure::trials()].into_iter().flatten().collect()
}
