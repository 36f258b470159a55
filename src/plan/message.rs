//! The commit's message.

use std::fmt::Write;

use crate::model::change::Move;
use crate::model::facts::{Facts, Known};
use crate::model::listing::{by_old, listed};
use crate::model::release::Release;

/// How many environments are named before a list is cut.
pub(super) const SHOWN: usize = 20;

/// Subject, what moves, and the trailers with claims that the content can't hold.
pub(super) fn commit(change: &Move, release: &Release, facts: &Facts) -> String {
    let mut text = format!("promote({}): {release}\n\n", change.stage);
    for (old, environments) in by_old(&change.edits) {
        let _ = writeln!(text, "{}", plain(&format!("{old} -> {release} in {}", listed(environments, SHOWN))));
    }
    if let Known::Yes(releases) = &facts.releases
        && let Some(commit) = releases.get(release)
    {
        let _ = writeln!(text, "\nEurodat-Release: {release} {commit}");
    }
    text
}

/// Text from the repository on one line: no value and no file's name can begin a trailer of ours.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}
