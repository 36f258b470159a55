//! Where new lines stand among the old ones.

use super::splice::Insertion;

/// What stands around new lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// The lines before them are of the same table.
    Same,
    /// They start a table, which a blank line sets off.
    Apart,
}

/// New lines behind what ends at an offset: behind the rest of that line, and behind comments below that a blank line
/// sets off from what follows.
pub(super) fn behind(text: &str, end: usize) -> usize {
    let start = end + text.get(end..).map_or(0, |rest| rest.find('\n').map_or(rest.len(), |at| at + 1));
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        match line.trim_start().chars().next() {
            None => return at,
            Some('#') => at += line.len(),
            // The comments stand above something, so they are of that.
            Some(_) => return start,
        }
    }
    at
}

/// The insertion of whole lines at the start of a line or at the text's end.
pub(super) fn lines(text: &str, at: usize, new: &[String], around: Around) -> Insertion {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let end = line_end(before, text);
    let mut inserted = String::new();
    if !before.is_empty() && !before.ends_with('\n') {
        inserted.push_str(end);
    }
    if around == Around::Apart && !is_blank(before.lines().next_back()) && is_blank(after.lines().next()) {
        inserted.push_str(end);
    }
    for line in new {
        inserted.push_str(line);
        inserted.push_str(end);
    }
    Insertion { at, text: inserted }
}

/// How lines end here: as the last before does, or else as the first of all.
pub(super) fn line_end(before: &str, text: &str) -> &'static str {
    let end = before.rfind('\n').or_else(|| text.find('\n')).unwrap_or_default();
    if text.get(..end).is_some_and(|line| line.ends_with('\r')) { "\r\n" } else { "\n" }
}

/// The blanks that the line of an offset starts with.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |feed| feed + 1);
    let line = text.get(start..).unwrap_or_default();
    line.get(..line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len())).unwrap_or_default()
}

/// Whether an offset is the first of its line but for blanks.
pub(super) fn starts_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
}

/// Nothing at all counts, too: the text ends there.
fn is_blank(line: Option<&str>) -> bool {
    line.is_none_or(|line| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_with_what_they_stand_by() {
        for (text, expected) in [
            ("a = 1", 5),
            ("a = 1 # one\nb = 2\n", 12),
            ("a = 1\n# of a\n\nb = 2\n", 13),
            ("a = 1\n# of b\nb = 2\n", 6),
            ("a = 1\n\n# of b\nb = 2\n", 6),
            ("a = 1\r\n  # of a\r\n\r\nb = 2", 17),
            ("a = 1\n# the end", 15),
        ] {
            assert_eq!(behind(text, 5), expected, "{text:?}");
        }
    }

    #[test]
    fn line_ends() {
        assert_eq!(line_end("", ""), "\n");
        assert_eq!(line_end("", "a\r\n"), "\r\n");
        assert_eq!(line_end("a\r\nb\n", "a\r\nb\nc"), "\n");
        assert_eq!(line_end("a\nb\r\n", "a\nb\r\nc"), "\r\n");
    }

    #[test]
    fn tables_are_set_off() {
        let inserted = |text: &str, at| lines(text, at, &["[t]".to_owned()], Around::Apart).text;
        assert_eq!(inserted("", 0), "[t]\n");
        assert_eq!(inserted("a = 1", 5), "\n\n[t]\n");
        assert_eq!(inserted("a = 1\n", 6), "\n[t]\n");
        assert_eq!(inserted("a = 1\n\n", 7), "[t]\n");
        assert_eq!(inserted("a = 1\n\n[b]\n", 6), "\n[t]\n");
        assert_eq!(inserted("a = 1\n[b]\n", 6), "[t]\n");
    }
}
