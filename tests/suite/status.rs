//! `status`: what runs where, since when, how far behind, and what could move next.

mod answers;
mod crowded;
mod table;

use libtest_mimic::Trial;

/// The trials of `status`.
pub fn trials() -> Vec<Trial> {
    [answers::trials(), crowded::trials(), table::trials()].into_iter().flatten().collect()
}
