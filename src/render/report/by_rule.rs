//! The findings of a report, rule by rule.

use std::collections::HashMap;

use crate::model::diagnostic::Diagnostic;
use crate::model::report::{Report, RuleText};

/// A rule with what it found, in the report's order.
#[derive(Debug)]
pub struct Found<'r> {
    /// The rule.
    pub rule: RuleText,
    /// What it found.
    pub diagnostics: Vec<&'r Diagnostic>,
}

/// The report's rules in its order, each with what it found; then rules that found something and that the report
/// doesn't list.
#[must_use]
pub fn by_rule(report: &Report) -> Vec<Found<'_>> {
    let mut found: Vec<Found<'_>> = report.rules.iter().map(|rule| empty(*rule)).collect();
    let mut places: HashMap<&str, usize> = found.iter().enumerate().map(|(at, found)| (found.rule.id, at)).collect();
    for diagnostic in &report.diagnostics {
        let place = *places.entry(diagnostic.rule).or_insert_with(|| {
            found.push(empty(RuleText { id: diagnostic.rule, says: "" }));
            found.len() - 1
        });
        if let Some(found) = found.get_mut(place) {
            found.diagnostics.push(diagnostic);
        }
    }
    found
}

fn empty<'r>(rule: RuleText) -> Found<'r> {
    Found { rule, diagnostics: Vec::new() }
}
