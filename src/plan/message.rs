//! The commit's message.

use std::fmt::Write;

use crate::model::change::Move;
use crate::model::claims::Claim;
use crate::model::listing::{by_old, listed};
use crate::model::promotion::Ask;
use crate::model::release::Release;

/// How many environments are named before a list is cut.
pub(super) const SHOWN: usize = 20;

/// Subject, what moves, why, and the trailers with claims that the content can't hold.
pub(super) fn commit(ask: &Ask, change: &Move, claim: &Claim) -> String {
    let release = &claim.release;
    let mut text = format!("{}\n\n", subject(ask, release));
    for (old, environments) in by_old(&change.edits) {
        let _ = writeln!(text, "{}", plain(&format!("{old} -> {release} in {}", listed(environments, SHOWN))));
    }
    if let Some(reason) = &ask.reason {
        // The words before it hold a space, so nobody reads the line as a trailer.
        let _ = writeln!(text, "\nThe reason: {}", plain(reason));
    }
    if let Some(commit) = claim.tag {
        let _ = writeln!(text, "\nEurodat-Release: {release} {commit}");
    }
    text
}

/// `promote(qa): 1.5.0`, the commit's subject and the merge request's title.
pub(super) fn subject(ask: &Ask, release: &Release) -> String {
    format!("{}({}): {release}", ask.direction.verb(), ask.stage)
}

/// Text from the repository or the command line on one line: no value and no file's name can begin a trailer of ours.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}
