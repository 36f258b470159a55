//! `check`: values files held to the state rules.

mod elsewhere;
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
    let found = [elsewhere::trials(), reviewed::trials(), rules::trials(), scopes::trials(), staged::trials()];
    let told = [told::trials(), hostile::trials()];
    found.into_iter().chain(told).flatten().collect()
}
