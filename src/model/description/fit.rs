//! A description that is too long for where it goes.

use super::part::{NOTES, NOTES_END, Parts, parts};

/// What is written where notes were cut.
const NOTES_CUT: &str = "\nThe release notes go on: they are too long for a merge request.\n\n";

/// What is written where anything else was.
const CUT: &str = "\n\n(cut: too long for a merge request)\n";

/// Cuts a text to at most `most` of what `size` counts: first the release notes in our part, from their end, then what
/// stands behind our part. It is cut at line ends; a line that alone is too long between two characters. The size of a
/// text must be the sum of its lines'.
#[must_use]
pub fn fit(text: &str, most: usize, size: fn(&str) -> usize) -> String {
    if size(text) <= most {
        return text.to_owned();
    }
    let Some(found) = parts(text) else { return cut(text, most, size) };
    let (head, notes, end) = around_notes(found.ours);
    let fixed = [found.before, head, NOTES_END, "\n", NOTES_CUT, end, found.after].map(size).into_iter().sum::<usize>();
    if let Some(room) = most.checked_sub(fixed).filter(|_| !notes.is_empty()) {
        let notes = shortened(notes, room, size);
        return [found.before, head, &notes, NOTES_CUT, end, found.after].concat();
    }
    cut_around(Parts { ours: &[head, end].concat(), ..found }, most, size)
}

/// Our part before the notes, the notes, and the last marker.
fn around_notes(ours: &str) -> (&str, &str, &str) {
    let mut lines = ours.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let last = ours.split_inclusive('\n').next_back().map_or(0, str::len);
    let (body, end) = ours.split_at_checked(ours.len() - last).unwrap_or((ours, ""));
    let start = lines.find(|(_, line)| line.trim() == NOTES).map_or(body.len(), |(start, _)| start);
    let (head, notes) = body.split_at_checked(start).unwrap_or((body, ""));
    (head, notes, end)
}

/// As many lines of the notes as there is room for, with their end.
fn shortened(notes: &str, room: usize, size: fn(&str) -> usize) -> String {
    let kept = within(notes, room, size);
    let open =
        kept.lines().filter(|line| *line == NOTES).count() > kept.lines().filter(|line| *line == NOTES_END).count();
    match kept.rfind(NOTES) {
        // Nothing would stand under the last heading.
        Some(at) if open && !kept.get(at..).is_some_and(|last| last.contains("\n>")) => {
            kept.get(..at).unwrap_or_default().to_owned()
        }
        _ if open => format!("{kept}{NOTES_END}\n"),
        _ => kept.to_owned(),
    }
}

/// Our part is short without the notes, and goes last.
fn cut_around(found: Parts<'_>, most: usize, size: fn(&str) -> usize) -> String {
    let kept = size(found.before) + size(found.ours);
    match most.checked_sub(kept) {
        Some(room) => [found.before, found.ours, &cut(found.after, room, size)].concat(),
        None => cut(&[found.before, found.ours].concat(), most, size),
    }
}

fn cut(text: &str, most: usize, size: fn(&str) -> usize) -> String {
    if size(text) <= most {
        return text.to_owned();
    }
    let Some(room) = most.checked_sub(size(CUT)) else { return within(text, most, size).to_owned() };
    let kept = within(text, room, size);
    let kept = if kept.is_empty() { characters(text, room, size) } else { kept };
    format!("{}{CUT}", kept.trim_end())
}

/// The whole lines from the start that fit.
fn within(text: &str, room: usize, size: fn(&str) -> usize) -> &str {
    let mut left = room;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let Some(rest) = left.checked_sub(size(line)) else { break };
        (left, end) = (rest, end + line.len());
    }
    text.get(..end).unwrap_or_default()
}

/// The characters from the start that fit.
fn characters(text: &str, room: usize, size: fn(&str) -> usize) -> &str {
    let mut left = room;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let Some(rest) = left.checked_sub(size(c.encode_utf8(&mut [0; 4]))) else { break };
        (left, end) = (rest, at + c.len_utf8());
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
#[path = "fit_tests.rs"]
mod tests;
