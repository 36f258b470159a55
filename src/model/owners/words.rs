//! The owners that stand on a line.

use super::normal::is_blank;
use super::owner::Owner;

/// The words behind a pattern or a section's name.
#[derive(Debug, Default)]
pub(super) struct Words<'l> {
    /// Everyone they name, once; GitLab reads the comment at the end too.
    pub owners: Vec<Owner>,
    /// The first word before the comment that names nobody, and its offset in the line.
    pub nobody: Option<(usize, &'l str)>,
    /// How many words before the comment name nobody.
    pub nobodies: usize,
    /// The first word of the comment that names somebody, and its offset in the line.
    pub in_comment: Option<(usize, &'l str)>,
    /// The first word, unless it starts the comment.
    pub first: Option<(usize, &'l str)>,
}

impl<'l> Words<'l> {
    /// Reads the words of a line from an offset on.
    pub(super) fn read(line: &'l str, from: usize) -> Self {
        let mut words = Self::default();
        let mut is_comment = false;
        for (at, word) in split(line, from) {
            is_comment |= word.starts_with('#');
            let owners = Owner::all_in(word);
            match (is_comment, owners.is_empty()) {
                (false, true) => {
                    words.nobodies += 1;
                    words.nobody.get_or_insert((at, word));
                }
                (true, false) => {
                    words.in_comment.get_or_insert((at, word));
                }
                _ => {}
            }
            if !is_comment {
                words.first.get_or_insert((at, word));
            }
            words.owners.extend(owners);
        }
        words.owners = distinct(std::mem::take(&mut words.owners));
        words
    }
}

/// The words between blanks, with their offsets in the line.
fn split(line: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let text = line.get(from..).unwrap_or_default();
    let places = text.split(is_blank).scan(from, |next, word| {
        let at = *next;
        *next += word.len() + 1;
        Some((at, word))
    });
    places.filter(|(_, word)| !word.is_empty())
}

/// In order, each once.
fn distinct(owners: Vec<Owner>) -> Vec<Owner> {
    let mut seen = std::collections::HashSet::new();
    owners.into_iter().filter(|owner| seen.insert(owner.clone())).collect()
}
