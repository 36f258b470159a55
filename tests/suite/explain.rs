//! `explain`: what could move in a stage and how every rule stands to it, and what a rule means.

mod rule;
mod stage;

use libtest_mimic::Trial;

use crate::support::iac::Iac;
use crate::support::outcome::Outcome;

/// The trials of `explain`.
pub fn trials() -> Vec<Trial> {
    [rule::trials(), stage::trials()].into_iter().flatten().collect()
}

fn explain(iac: &Iac<'_>, arguments: &[&str]) -> Outcome {
    iac.sandbox.eurodat(&iac.clone).arg("explain").args(arguments).run()
}
