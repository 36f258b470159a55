//! `check`: values files held to the state rules.

mod elsewhere;
mod found;
mod hostile;
mod rules;
mod scopes;
mod staged;
mod told;

use libtest_mimic::Trial;

/// The trials of `check`.
pub fn trials() -> Vec<Trial> {
    [elsewhere::trials(), rules::trials(), scopes::trials(), staged::trials(), told::trials(), hostile::trials()]
        .into_iter()
        .flatten()
        .collect()
}
