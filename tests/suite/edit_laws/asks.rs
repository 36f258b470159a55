//! What is asked of documents: values to set, and texts that are broken.

use proptest::prelude::*;

use super::documents::{Document, documents};
use super::pieces::{AWKWARD, CHANGES};

/// A document and a value to set.
pub fn asks() -> impl Strategy<Value = (Document, String)> {
    (documents(), values())
}

/// Releases, what reads as something else, and whatever a string can hold.
fn values() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(AWKWARD).prop_map(str::to_owned);
    prop_oneof![3 => awkward, 1 => "[ -~]{0,12}", 1 => any::<String>()]
}

/// A document, its text with a few characters put in or taken out, and a value to set.
pub fn odd() -> impl Strategy<Value = (Document, String, String)> {
    let change = (any::<prop::sample::Index>(), 0..3_usize, prop::sample::select(CHANGES));
    let changes = prop::collection::vec(change, 1..4);
    (documents(), changes, values()).prop_map(|(document, changes, value)| {
        let mut text: Vec<char> = document.text().chars().collect();
        for (at, removed, piece) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + removed).min(text.len());
            text.splice(at..end, piece.chars());
        }
        (document, text.into_iter().collect(), value)
    })
}
