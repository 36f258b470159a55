//! `verify`: a change is judged by what it does, however it was committed, and by what stood before it.

mod attacks;
mod history;
mod hook;
mod reviewed;
mod reviewed_door;
mod reviewed_rules;
pub mod scene;
mod steps;

use libtest_mimic::Trial;

/// The trials of `verify`.
pub fn trials() -> Vec<Trial> {
    let own = [attacks::trials(), history::trials(), hook::trials(), steps::trials()];
    let reviewed = [reviewed::trials(), reviewed_door::trials(), reviewed_rules::trials()];
    own.into_iter().chain(reviewed).flatten().collect()
}
