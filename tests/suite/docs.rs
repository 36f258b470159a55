//! The documentation speaks of what is there.

use std::fs;

use git_eurodat::model::policy::RULES;
use git_eurodat::rule::{ALL, Rule};
use libtest_mimic::{Failed, Trial};

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("docs::every_rule_is_explained", every_rule_is_explained),
        Trial::test("docs::every_rule_is_known_to_the_policy", every_rule_is_known_to_the_policy),
    ]
}

/// A rule's id is its anchor, and what it says is the sentence below.
fn every_rule_is_explained() -> Result<(), Failed> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md"))?;
    let text = text.replace('\n', " ");
    let missing: Vec<&str> = ALL.iter().filter(|rule| !explains(&text, rule)).map(|rule| rule.id).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("docs/rules.md doesn't explain {missing:?}").into()) }
}

fn explains(text: &str, rule: &Rule) -> bool {
    let section = text.split(&format!("## {} ", rule.id)).nth(1).unwrap_or_default().trim_start();
    let (first, rest) = rule.says.split_at(1);
    section.starts_with(&format!("{}{rest}.", first.to_uppercase()))
}

/// The policy names rules in `[overrides]`; it can't use the rules' own list, which stands a floor above it.
fn every_rule_is_known_to_the_policy() -> Result<(), Failed> {
    let unknown: Vec<&str> = ALL.iter().map(|rule| rule.id).filter(|id| !RULES.contains(id)).collect();
    if unknown.is_empty() { Ok(()) } else { Err(format!("the policy doesn't know {unknown:?}").into()) }
}
