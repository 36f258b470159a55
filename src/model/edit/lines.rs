//! Lines of a text, by offset; `\n`, `\r\n` and `\r` end one (YAML 1.2.2, 5.4).

/// The offset of the next byte from `from` on that is no blank, line break or comment.
pub(super) fn skip_blanks_and_comments(text: &str, from: usize) -> usize {
    let mut rest = text.get(from..).unwrap_or_default();
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        if !rest.starts_with('#') {
            return text.len() - rest.len();
        }
        rest = rest.find(['\r', '\n']).and_then(|end| rest.get(end..)).unwrap_or_default();
    }
}

/// The offset of the line break from `from` on, or the end of the text.
pub(super) fn line_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find(['\r', '\n']).map_or(text.len(), |end| from + end)
}

/// The start of the line after the line break at `end`.
pub(super) fn next_line(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    end + if rest.starts_with("\r\n") { 2 } else { 1 }
}

/// How many bytes stand before `at` on its line, a byte order mark aside.
pub(super) fn column(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit(['\r', '\n']).next().unwrap_or_default();
    line.trim_start_matches('\u{feff}').len()
}
