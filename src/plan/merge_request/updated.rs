//! An open merge request's description, brought up to date.

use super::limits;
use super::superseding::{listed, listing};
use crate::model::description::{Parts, inert, parts};

/// The found description with our part replaced by that of `ours`, and what people wrote around it kept; none where
/// there is nothing to change, or our part can't be told: then people rewrote it, and it is theirs. What it superseded
/// before stays listed.
#[must_use]
pub fn updated(found: &str, ours: &str) -> Option<String> {
    // A form in a browser sends CRLF.
    let found = found.replace("\r\n", "\n");
    let Parts { before, ours: old, after } = parts(&found)?;
    let new = listing(parts(ours)?.ours, &listed(old));
    if old.trim_end() == new.trim_end() {
        return None;
    }
    Some(limits::description(&[&inert(before), &new, &inert(after)].map(String::as_str).concat()))
}
