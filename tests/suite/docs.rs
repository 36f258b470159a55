//! The documentation speaks of what is there.

use git_eurodat::model::policy::RULES;
use git_eurodat::rule::ALL;
use libtest_mimic::{Failed, Trial};

pub fn trials() -> Vec<Trial> {
    vec![Trial::test("docs::every_rule_is_known_to_the_policy", every_rule_is_known_to_the_policy)]
}

/// The policy names rules in `[overrides]`; it can't use the rules' own list, which stands a floor above it.
fn every_rule_is_known_to_the_policy() -> Result<(), Failed> {
    let unknown: Vec<&str> = ALL.iter().map(|rule| rule.id).filter(|id| !RULES.contains(id)).collect();
    if unknown.is_empty() { Ok(()) } else { Err(format!("the policy doesn't know {unknown:?}").into()) }
}
