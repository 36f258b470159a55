//! The commit's message.

use std::fmt::Write;

use crate::model::change::Move;
use crate::model::claims::Claim;
use crate::model::listing::{by_old, listed};
use crate::model::promotion::Ask;
use crate::model::release::Release;

pub(super) use crate::model::plain::plain;

/// How many environments are named before a list is cut.
pub(super) const SHOWN: usize = 20;

/// Subject, what moves, why, and the trailers with claims that the content can't hold.
pub(super) fn commit(ask: &Ask, change: &Move, claim: &Claim) -> String {
    let release = &claim.release;
    let mut text = format!("{}\n\n", subject(ask, release));
    for (old, environments) in by_old(&change.edits) {
        let line = plain(&format!("{old} -> {release} in {}", listed(environments, SHOWN)));
        // A value that was there may look like a trailer of ours.
        let indent = if line.starts_with("Eurodat-") { " " } else { "" };
        let _ = writeln!(text, "{indent}{line}");
    }
    if let Some(reason) = &ask.reason {
        // The words before it hold a space, so nobody reads the line as a trailer.
        let _ = writeln!(text, "\nThe reason: {}", plain(reason));
    }
    let _ = writeln!(text, "\n{claim}");
    text
}

/// `promote(qa): 1.5.0`, the commit's subject and the merge request's title.
pub(super) fn subject(ask: &Ask, release: &Release) -> String {
    format!("{}({}): {release}", ask.direction.verb(), ask.stage)
}
