//! The description of a merge request that was superseded.

use super::limits;
use super::reference::Reference;
use crate::model::description::inert;

/// The end of the first line, by which it is known again.
const CLOSED: &str = "<!-- git-eurodat: superseded -->";

/// The description with a first line that links to what supersedes it, instead of an earlier such line; none where it
/// stands there already.
#[must_use]
pub fn closed_text(found: &str, by: &Reference) -> Option<String> {
    let found = found.replace("\r\n", "\n");
    let first = format!("Superseded by {}. {CLOSED}", by.markdown());
    let text = limits::description(&format!("{first}\n\n{}", inert(without_first(&found))));
    (text.trim_end() != found.trim_end()).then_some(text)
}

fn without_first(found: &str) -> &str {
    let (first, rest) = found.split_once('\n').unwrap_or((found, ""));
    if first.trim_end().ends_with(CLOSED) { rest.trim_start_matches('\n') } else { found.trim_start_matches('\n') }
}
