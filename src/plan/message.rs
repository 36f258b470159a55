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
        let _ = writeln!(text, "{old} -> {release} in {}", listed(environments, SHOWN));
    }
    if let Known::Yes(releases) = &facts.releases
        && let Some(commit) = releases.get(release)
    {
        let _ = writeln!(text, "\nEurodat-Release: {release} {commit}");
    }
    text
}
