//! One line that names files and their owners.

use super::escape::oddity;
use super::fault::{OWNERLESS, OwnersFault};
use super::glob::Glob;
use super::line::Line;
use super::normal::{is_blank, normal};
use super::owner::Owner;
use super::words::Words;
use crate::model::position::Position;

/// A pattern and who owns what it matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The pattern as it is written, without the `!` of an exclusion.
    pub pattern: String,
    /// The pattern as GitLab matches it.
    pub normal: String,
    /// Where the pattern starts.
    pub position: Position,
    /// Its own owners; `None` where the section's count.
    pub owners: Option<Vec<Owner>>,
    /// Whether it takes files out of its section instead.
    pub excludes: bool,
    glob: Option<Glob>,
}

impl Entry {
    /// Reads a line that is no header, and tells what is wrong with it. `defaults` are the owners of the section.
    pub(super) fn read(line: &Line<'_>, defaults: &[Owner]) -> (Self, Vec<OwnersFault>) {
        let end = pattern_end(line.text);
        let whole = line.text.get(..end).unwrap_or_default();
        let pattern = whole.strip_prefix('!').unwrap_or(whole);
        let start = whole.len() - pattern.len();
        let normal = normal(pattern);
        let glob = Glob::new(&normal);
        let words = Words::read(line.text, end);
        let has_words = line.text.len() > end;
        let mut faults: Vec<OwnersFault> = pattern_fault(line, start, pattern, glob.as_ref()).into_iter().collect();
        if start > 0 {
            faults.extend(exclusion_fault(line, pattern, &words));
        } else {
            faults.extend(owner_faults(line, &words, if has_words { &[] } else { defaults }));
        }
        let position = line.position(start);
        let owners = (has_words && start == 0).then_some(words.owners);
        (Self { pattern: pattern.to_owned(), normal, position, owners, excludes: start > 0, glob }, faults)
    }

    /// Whether it speaks of this path.
    pub(super) fn matches(&self, path: &str) -> bool {
        self.glob.as_ref().is_some_and(|glob| glob.matches(path))
    }
}

/// The first blank that no backslash stands before.
fn pattern_end(line: &str) -> usize {
    let mut before = ' ';
    let end = line.char_indices().find(|(_, character)| {
        let ends = is_blank(*character) && before != '\\';
        before = *character;
        ends
    });
    end.map_or(line.len(), |(at, _)| at)
}

fn pattern_fault(line: &Line<'_>, start: usize, pattern: &str, glob: Option<&Glob>) -> Option<OwnersFault> {
    let odd = oddity(pattern, glob)?;
    Some(OwnersFault::error(line.position(start), pattern, format!("`{pattern}` {}", odd.what)).help(odd.help))
}

fn exclusion_fault(line: &Line<'_>, pattern: &str, words: &Words<'_>) -> Option<OwnersFault> {
    if pattern.is_empty() {
        let fault = OwnersFault::error(line.position(0), "!", "`!` alone excludes every file of its section");
        return Some(fault.help("write the pattern right behind it, `!folder/file`"));
    }
    let (at, word) = words.first?;
    let fault = OwnersFault::warning(line.position(at), word, "an exclusion takes no owners");
    Some(fault.help("GitLab ignores them: the excluded files have none in this section"))
}

/// At most two: a word that names nobody, or none that does; and a comment that names somebody.
fn owner_faults(line: &Line<'_>, words: &Words<'_>, defaults: &[Owner]) -> Vec<OwnersFault> {
    let mut faults = Vec::new();
    if let Some((at, word)) = words.nobody {
        faults.push(nobody(line, (at, word), words));
    } else if words.owners.is_empty() && defaults.is_empty() {
        let pattern = line.text.get(..pattern_end(line.text)).unwrap_or_default();
        faults.push(OwnersFault::error(line.position(0), pattern, OWNERLESS).help(ownerless(words, line)));
    }
    if let Some((at, word)) = words.in_comment {
        let message = format!("`{word}` stands in a comment, and GitLab takes it for an owner all the same");
        let help = "put the comment on a line of its own";
        faults.push(OwnersFault::warning(line.position(at), word, message).help(help));
    }
    faults
}

fn ownerless(words: &Words<'_>, line: &Line<'_>) -> &'static str {
    let is_comment = words.first.is_none() && line.text.len() > pattern_end(line.text);
    if is_comment {
        "the comment counts as text, so not even the section's owners apply: put it on a line of its own"
    } else {
        "GitLab approves what they change by itself; name a user, a group, a role or an e-mail address"
    }
}

/// The help names the commonest cause: a space in a path.
fn nobody(line: &Line<'_>, (at, word): (usize, &str), words: &Words<'_>) -> OwnersFault {
    let more = match words.nobodies {
        0 | 1 => String::new(),
        many => format!(", like {} more on this line", many - 1),
    };
    let message = format!("`{word}` names no user, group, role or e-mail address{more}");
    let help = if words.owners.is_empty() {
        "GitLab ignores it, and approves what the entry's files change by itself; write `@name`"
    } else {
        "GitLab ignores it; write `@name`, or `\\ ` for a space in the path"
    };
    OwnersFault::error(line.position(at), word, message).help(help)
}
