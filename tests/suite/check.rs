//! `check`: values files held to the state rules.

mod found;
mod rules;
mod scopes;
mod staged;

use libtest_mimic::Trial;

/// The trials of `check`.
pub fn trials() -> Vec<Trial> {
    [rules::trials(), scopes::trials(), staged::trials()].into_iter().flatten().collect()
}
