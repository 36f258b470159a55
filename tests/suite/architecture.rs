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

/// Made-up files, path and text.
type Sample = &'static [(&'static str, &'static str)];

/// A rule, its name, and samples that break it.
type Case = (&'static str, Rule, &'static [Sample]);

/// The trials of the architecture.
pub fn trials() -> Vec<Trial> {
    let cases = [floors::CASES, rings::CASES, shape::CASES, words::CASES, doors::CASES].concat();
    cases.into_iter().flat_map(|(name, rule, samples)| [holds(name, rule), can_fail(name, rule, samples)]).collect()
}

fn holds(name: &str, rule: Rule) -> Trial {
    Trial::test(format!("architecture::{name}"), move || {
        let faults = rule(&Tree::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")));
        if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
    })
}

fn can_fail(name: &str, rule: Rule, samples: &'static [Sample]) -> Trial {
    Trial::test(format!("architecture::{name}_can_fail"), move || {
        let missed = samples.iter().find(|sample| rule(&Tree::sample(sample)).is_empty());
        missed.map_or(Ok(()), |sample| Err(format!("the rule finds nothing in {sample:?}").into()))
    })
}
