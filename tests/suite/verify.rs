//! `verify`: a change is judged by what it does, however it was committed, and by what stood before it.

mod attacks;
mod history;
mod hook;
mod reviewed_door;
mod scene;
mod steps;

use libtest_mimic::Trial;

/// The trials of `verify`.
pub fn trials() -> Vec<Trial> {
    let all = [attacks::trials(), history::trials(), hook::trials(), reviewed_door::trials(), steps::trials()];
    all.into_iter().flatten().collect()
}
