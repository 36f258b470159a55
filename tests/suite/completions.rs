//! Completions and man pages: written from the command line's types, committed, and tried in the real shells.

#![expect(clippy::expect_used, reason = "a trial that can't be prepared fails at once")]

mod bash;
mod fish;
mod generated;
mod man;
mod power_shell;
mod sandbox;
mod setup;
mod tree;
mod tried;
mod zsh;

use libtest_mimic::Trial;

/// Every trial of this suite.
pub fn trials() -> Vec<Trial> {
    let mut trials = generated::trials();
    trials.extend(tried::trials());
    trials.extend(setup::trials());
    trials
}
