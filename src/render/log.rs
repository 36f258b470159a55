//! The log as a table for people, and what all its formats show.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

use super::columns::columns;
use super::neutral::one_line;
use super::span::span;
use crate::model::arrivals::{Arrival, Direction};
use crate::model::commit_text::CommitText;
use crate::model::fleet::Declared;
use crate::model::listing::listed;
use crate::model::oid::Oid;

/// What is shown of the log.
#[derive(Debug)]
pub struct Log {
    /// The moves, newest first; those that share a line, together.
    pub groups: Vec<Vec<Arrival>>,
    /// What the commits of these say.
    pub texts: HashMap<Oid, CommitText>,
    /// How many groups the limit left out.
    pub omitted: usize,
    /// How many environments ran something before the known history begins.
    pub older: usize,
    /// Whether the history is there from its root.
    pub complete: bool,
}

impl Log {
    /// What a commit says; nothing where it wasn't read.
    #[must_use]
    pub fn text(&self, commit: Oid) -> CommitText {
        self.texts.get(&commit).cloned().unwrap_or_default()
    }
}

/// Stages with more environments than this in one line are summarised.
const MOST: usize = 3;

/// So much of a subject is shown, in characters.
const WIDEST: usize = 60;

/// The columns that matter least, least first: what for, who, by which commit, how long it took.
const SPARE: [usize; 4] = [6, 5, 4, 3];

/// The table, and below it what isn't in it.
#[must_use]
pub fn text(log: &Log, width: Option<usize>) -> String {
    let header = ["WHEN", "ENVIRONMENT", "RELEASE", "TOOK", "BY", "WHO", "SUBJECT"].map(str::to_owned).to_vec();
    let rows = log.groups.iter().filter_map(|group| row(group, log));
    let table: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
    let mut text = if log.groups.is_empty() { "nothing moved\n".to_owned() } else { columns(&table, width, &SPARE) };
    if log.omitted > 0 {
        let _ = writeln!(text, "older lines that are not shown: {}; --limit shows more", log.omitted);
    }
    text.push_str(&cut(log).unwrap_or_default());
    text
}

/// What a shallow clone doesn't know.
#[must_use]
pub fn cut(log: &Log) -> Option<String> {
    let whole = "this shallow clone doesn't hold the whole history";
    let unknown = "what came before it begins, and how long anything took, is not known";
    let older = format!("environments that ran something by then: {}", log.older);
    (!log.complete).then(|| format!("{whole}: {unknown} ({older}); `git fetch --unshallow` gets it\n"))
}

fn row(group: &[Arrival], log: &Log) -> Option<Vec<String>> {
    let first = group.first()?;
    let said = log.text(first.at.commit);
    let cells = [
        first.at.time.strftime("%Y-%m-%d %H:%M").to_string(),
        environments(group),
        moved(group, first),
        first.took.map_or_else(|| "-".to_owned(), span),
        first.at.commit.short(),
        who(&said),
        cut_to(&said.subject, WIDEST),
    ];
    Some(cells.iter().map(|cell| one_line(cell)).collect())
}

fn environments(group: &[Arrival]) -> String {
    match group {
        [first, ..] if group.len() > MOST => format!("{}: {} environments", first.environment.stage(), group.len()),
        _ => listed(group.iter().map(|arrival| &arrival.environment), MOST),
    }
}

fn moved(group: &[Arrival], first: &Arrival) -> String {
    let olds: BTreeSet<String> =
        group.iter().filter_map(|arrival| arrival.old.as_ref()).map(Declared::to_string).collect();
    let old = listed(olds, MOST);
    let new = first.new.as_ref().map(Declared::to_string).unwrap_or_default();
    match first.direction {
        Direction::Up | Direction::Other => format!("{old} -> {new}"),
        Direction::Down => format!("{old} -> {new} (down)"),
        Direction::Rollback => format!("{old} -> {new} (rollback)"),
        Direction::Joins => format!("joins at {new}"),
        Direction::Leaves => format!("leaves, ran {old}"),
    }
}

/// The author, and the committer where that is someone else.
fn who(said: &CommitText) -> String {
    match (said.author.as_str(), said.committer.as_str()) {
        ("", "") => "-".to_owned(),
        (author, committer) if author == committer || committer.is_empty() => author.to_owned(),
        (author, committer) => format!("{author} via {committer}"),
    }
}

/// The text in at most so many characters.
pub(super) fn cut_to(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
    }
}
