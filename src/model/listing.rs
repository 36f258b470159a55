//! Lists of names in a sentence.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};

use crate::model::change::ReleaseEdit;

/// `a, b, c`; a list that is longer than `most` is cut: `a, b, c and 2497 more`.
pub fn listed<T: Display>(names: impl IntoIterator<Item = T>, most: usize) -> String {
    let names: Vec<String> = names.into_iter().map(|name| name.to_string()).collect();
    let (shown, more) = names.split_at(names.len().min(most));
    match more.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// One a line, each line with its end.
pub fn lines<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().fold(String::new(), |mut text, item| {
        let _ = writeln!(text, "{item}");
        text
    })
}

/// The environments of edits, by what they declared before.
#[must_use]
pub fn by_old(edits: &[ReleaseEdit]) -> BTreeMap<String, Vec<String>> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for edit in edits {
        groups.entry(edit.was()).or_default().push(edit.environment.to_string());
    }
    groups
}
