//! What was written into the policy, and its freezes, as text.

use jiff::Timestamp;

use super::columns::columns;
use super::neutral::one_line;
use crate::model::listing::listed;
use crate::model::policy::{Freeze, FreezeState};

/// The freeze that a policy got.
#[must_use]
pub fn frozen(path: &str, freeze: &Freeze) -> String {
    said(&format!("{path}: {}", terms(freeze)))
}

/// That a policy says so already.
#[must_use]
pub fn frozen_already(path: &str, freeze: &Freeze) -> String {
    said(&format!("{path} says already: {}", terms(freeze)))
}

/// One freeze a line; nothing where there is none.
#[must_use]
pub fn freezes(freezes: &[Freeze], now: Timestamp) -> String {
    let head = ["STAGES", "FROM", "UNTIL", "STATE", "REASON"].map(str::to_owned).to_vec();
    let rows: Vec<Vec<String>> = freezes.iter().map(|freeze| row(freeze, now)).collect();
    if rows.is_empty() { String::new() } else { columns(&[vec![head], rows].concat(), None, &[]) }
}

fn row(freeze: &Freeze, now: Timestamp) -> Vec<String> {
    let state = match freeze.state(now) {
        FreezeState::ToCome => "to come",
        FreezeState::Holds => "holds",
        FreezeState::Over => "over",
    };
    let stages = one_line(&listed(&freeze.stages, usize::MAX));
    vec![stages, freeze.from.to_string(), freeze.until.to_string(), state.to_owned(), one_line(&freeze.reason)]
}

fn terms(freeze: &Freeze) -> String {
    let Freeze { stages, from, until, reason } = freeze;
    let frozen = if stages.len() == 1 { "is frozen" } else { "are frozen" };
    format!("{} {frozen} from {from} until {until}: {reason}", listed(stages, usize::MAX))
}

/// The release that a policy rejects from now on.
#[must_use]
pub fn rejected(path: &str, release: &str, reason: &str) -> String {
    said(&format!("{path}: {release} is rejected: {reason}"))
}

/// That a policy rejects the release already.
#[must_use]
pub fn rejected_already(path: &str, release: &str, reason: &str) -> String {
    said(&format!("{path} says already: {release} is rejected: {reason}"))
}

fn said(text: &str) -> String {
    format!("{}\n", one_line(text))
}
