//! `check`: values files held to the state rules.

mod found;
mod hostile;
mod reviewed;
mod rules;
mod scopes;
mod staged;
mod told;

use libtest_mimic::Trial;

/// The trials of `check`.
pub fn trials() -> Vec<Trial> {
    [reviewed::trials(), rules::trials(), scopes::trials(), staged::trials(), told::trials(), hostile::trials()]
        .into_iter()
        .flatten()
        .collect()
}
