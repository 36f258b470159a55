//! The architecture holds: floors, no rings, small files and functions, one place that prints.
//!
//! Each rule is also tried on a sample that breaks it, so that none can rot into always saying yes.

mod doors;
mod floors;
mod rings;
mod shape;
mod words;

use std::path::Path;

use libtest_mimic::Trial;

use crate::support::rust_source::Tree;

/// What a rule finds in a tree: one line a fault.
type Rule = fn(&Tree) -> Vec<String>;

/// A rule, its name, and made-up files that break it.
type Case = (&'static str, Rule, &'static [(&'static str, &'static str)]);

/// The trials of the architecture.
pub fn trials() -> Vec<Trial> {
    let cases = [floors::CASES, rings::CASES, shape::CASES, words::CASES, doors::CASES].concat();
    cases.into_iter().flat_map(|(name, rule, sample)| [holds(name, rule), can_fail(name, rule, sample)]).collect()
}

fn holds(name: &str, rule: Rule) -> Trial {
    Trial::test(format!("architecture::{name}"), move || {
        let faults = rule(&Tree::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")));
        if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
    })
}

fn can_fail(name: &str, rule: Rule, sample: &'static [(&str, &str)]) -> Trial {
    Trial::test(format!("architecture::{name}_can_fail"), move || {
        let found = !rule(&Tree::sample(sample)).is_empty();
        if found { Ok(()) } else { Err("the rule finds nothing in a sample that breaks it".into()) }
    })
}
