//! Real hook managers run our hook from a checkout of this project at a tag, and beside our own hooks.

mod beside;

use libtest_mimic::Trial;

/// The trials of hook managers.
pub fn trials() -> Vec<Trial> {
    beside::trials()
}
