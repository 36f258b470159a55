//! The commit's message.

use std::fmt::Write;

use crate::model::change::Move;
use crate::model::claims::Claim;
use crate::model::listing::{by_old, listed};

pub(super) use crate::model::plain::plain;

/// How many environments are named before a list is cut.
pub(super) const SHOWN: usize = 20;

/// Subject, what moves, and the trailers with claims that the content can't hold.
pub(super) fn commit(change: &Move, claim: &Claim) -> String {
    let release = &claim.release;
    let mut text = format!("promote({}): {release}\n\n", change.stage);
    for (old, environments) in by_old(&change.edits) {
        let line = plain(&format!("{old} -> {release} in {}", listed(environments, SHOWN)));
        // A value that was there may look like a trailer of ours.
        let indent = if line.starts_with("Eurodat-") { " " } else { "" };
        let _ = writeln!(text, "{indent}{line}");
    }
    let _ = writeln!(text, "\n{claim}");
    text
}
