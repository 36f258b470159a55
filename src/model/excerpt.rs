//! A place in a file with its line, for a message that shows it.

use std::fmt;

use crate::model::position::Position;

/// A fault at a place in a file: path, line and column, the line itself and a caret under the fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, from the top of the repository; `COMMIT:path` where it is not the work tree's.
    pub path: String,
    /// The place.
    pub position: Position,
    /// How many characters the caret underlines; at least 1.
    pub width: usize,
    /// The text of the line, without its end; long lines are cut around the place.
    pub line: String,
    /// The column of the text's first character: 1 unless the line's start was cut.
    pub start: usize,
}

/// Longer lines are cut to so many characters.
const LONGEST: usize = 120;

/// So many characters stay before the place.
const BEFORE: usize = 40;

/// Stands where the line's end was cut, in place of its nearest character.
const CUT: char = '…';

impl Excerpt {
    /// Cuts the line of `position` out of a file. What is no UTF-8 is shown as U+FFFD.
    #[must_use]
    pub fn of(path: &str, text: &[u8], position: Position, width: usize) -> Self {
        let whole = line_at(text, position.offset);
        let length = whole.chars().count();
        let first = position.column.saturating_sub(1).min(length);
        let skipped = if length > LONGEST { first.saturating_sub(BEFORE) } else { 0 };
        let mut line: String = whole.chars().skip(skipped).take(LONGEST).collect();
        if length > skipped + LONGEST {
            line.pop();
            line.push(CUT);
        }
        Self { path: path.to_owned(), position, width: width.max(1), line, start: skipped + 1 }
    }
}

/// The line around an offset, without its end and without a byte order mark.
fn line_at(text: &[u8], offset: usize) -> String {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, &[]));
    let start = before.rsplit(is_end).next().unwrap_or_default();
    let rest = after.split(is_end).next().unwrap_or_default();
    let line = String::from_utf8_lossy(&[start, rest].concat()).into_owned();
    line.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(line)
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column, .. } = self.position;
        write!(f, "{}:{line}:{column}", self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &[u8], line: usize, column: usize, offset: usize) -> Excerpt {
        Excerpt::of("a.yaml", text, Position { line, column, offset }, 1)
    }

    #[test]
    fn one_line_without_its_end() {
        assert_eq!(excerpt(b"a: 1\nb: 2\nc: 3", 2, 4, 8).line, "b: 2");
        assert_eq!(excerpt(b"a: 1\r\nb: 2\r\n", 2, 4, 9).line, "b: 2");
        assert_eq!(excerpt(b"a: 1\n", 1, 5, 4).line, "a: 1");
        assert_eq!(excerpt(b"a: 1\n", 2, 1, 5).line, "");
        assert_eq!(excerpt(b"", 1, 1, 0).line, "");
    }

    #[test]
    fn odd_bytes_do_no_harm() {
        assert_eq!(excerpt("\u{feff}größe".as_bytes(), 1, 5, 9).line, "größe");
        assert_eq!(excerpt(b"a: \xff", 1, 4, 3).line, "a: \u{fffd}");
        assert_eq!(excerpt(b"short", 9, 9, 999).line, "short");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{}X{}", "a".repeat(500), "b".repeat(500));
        let cut = excerpt(text.as_bytes(), 1, 501, 500);
        assert_eq!(cut.start, 461);
        assert_eq!(cut.line, format!("{}X{}…", "a".repeat(40), "b".repeat(78)));
        let whole = excerpt(&text.as_bytes()[..120], 1, 100, 99);
        assert_eq!((whole.start, whole.line.len()), (1, 120));
    }
}
