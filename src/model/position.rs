//! Where something stands in a text.

use std::fmt;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A place in a text, as editors and compilers show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1; a line ends at `\n`.
    pub line: usize,
    /// The column in characters (not bytes), from 1; a byte order mark takes none.
    pub column: usize,
    /// The offset in bytes from the start of the text, from 0; a byte order mark counts.
    pub offset: usize,
}

impl Position {
    /// The position of the byte at `offset`; an offset past the end is the end.
    ///
    /// The text need not be UTF-8: every byte that doesn't continue a UTF-8 character is a column.
    #[must_use]
    pub fn of(text: &[u8], offset: usize) -> Self {
        Self::start(text).advanced(text, offset).shown()
    }

    /// The positions of many bytes, in the order of `offsets`, in one pass over the text.
    #[must_use]
    pub fn of_all(text: &[u8], offsets: &[usize]) -> Vec<Self> {
        let mut ascending: Vec<(usize, usize)> = offsets.iter().copied().enumerate().collect();
        ascending.sort_by_key(|(_, offset)| *offset);
        let mut at = Self::start(text);
        let mut found: Vec<(usize, Self)> = Vec::with_capacity(offsets.len());
        for (index, offset) in ascending {
            at = at.advanced(text, offset);
            found.push((index, at.shown()));
        }
        found.sort_by_key(|(index, _)| *index);
        found.into_iter().map(|(_, position)| position).collect()
    }

    /// The start of the text; before a byte order mark that is column 0.
    fn start(text: &[u8]) -> Self {
        let column = usize::from(!text.starts_with(BYTE_ORDER_MARK));
        Self { line: 1, column, offset: 0 }
    }

    fn advanced(self, text: &[u8], offset: usize) -> Self {
        let offset = offset.min(text.len());
        let passed = text.get(self.offset..offset).unwrap_or_default();
        let breaks: usize = passed.iter().map(|byte| usize::from(*byte == b'\n')).sum();
        let on_line = passed.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let characters = on_line.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let column = characters + if breaks == 0 { self.column } else { 1 };
        Self { line: self.line + breaks, column, offset }
    }

    fn shown(self) -> Self {
        Self { column: self.column.max(1), ..self }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
        let position = Position::of(text.as_bytes(), offset);
        (position.line, position.column)
    }

    #[test]
    fn counts_lines_and_characters_from_one() {
        assert_eq!(line_and_column("", 0), (1, 1));
        assert_eq!(line_and_column("ab\ncd", 4), (2, 2));
        assert_eq!(line_and_column("a\r\nb", 3), (2, 1));
        assert_eq!(line_and_column("ünï: x", 7), (1, 6));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(line_and_column("\u{feff}a: 1", 3), (1, 1));
        assert_eq!(line_and_column("\u{feff}a: 1", 6), (1, 4));
        assert_eq!(line_and_column("a\n\u{feff}b", 5), (2, 2));
    }

    #[test]
    fn many_come_in_the_order_asked() {
        let text = "\u{feff}ab\nü: x\n";
        let offsets = [8, 0, 4, 6, 99, 6];
        let each: Vec<Position> = offsets.iter().map(|offset| Position::of(text.as_bytes(), *offset)).collect();
        assert_eq!(Position::of_all(text.as_bytes(), &offsets), each);
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(Position::of(b"ab", 9), Position { line: 1, column: 3, offset: 2 });
    }
}
