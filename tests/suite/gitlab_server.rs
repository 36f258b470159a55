//! The GitLab of the tests behaves like one: asked with plain HTTP and pushed to with git.

pub mod ask;
mod branches;
mod doors;
mod faults;
mod lists;
mod pushes;
mod requests;
pub mod scene;
mod texts;

use libtest_mimic::Trial;

/// The trials of the server itself.
pub fn trials() -> Vec<Trial> {
    [
        requests::trials(),
        branches::trials(),
        pushes::trials(),
        doors::trials(),
        lists::trials(),
        faults::trials(),
        texts::trials(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
