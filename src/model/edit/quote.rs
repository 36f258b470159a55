//! Writes a string as a YAML scalar on one line.

use std::fmt::Write;

use crate::model::yaml::{Layout, ScalarStyle, is_forbidden, reads_as_string};

/// A string as YAML, and in which style.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) style: ScalarStyle,
}

/// `value` in the style that is wanted if that can hold it, else in double quotes.
pub(super) fn written(value: &str, wanted: ScalarStyle, layout: Layout) -> Written {
    let (text, style) = match wanted {
        ScalarStyle::Plain if may_stand_plain(value, layout) => (value.to_owned(), wanted),
        ScalarStyle::SingleQuoted if !value.contains(needs_escape) => (single_quoted(value), wanted),
        _ => (double_quoted(value), ScalarStyle::DoubleQuoted),
    };
    Written { text, style }
}

/// Whether plain text reads as this very string everywhere; stricter than YAML 1.2.2, 7.3.3.
fn may_stand_plain(value: &str, layout: Layout) -> bool {
    const INDICATORS: &[char] =
        &['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', ' '];
    let ends_early = value.contains(": ") || value.contains(" #") || value.ends_with([':', ' ']);
    let ends_flow = layout == Layout::Flow && value.contains([',', '[', ']', '{', '}', ':', '?']);
    reads_as_string(value)
        && !value.starts_with(INDICATORS)
        && !value.starts_with("...")
        && !ends_early
        && !ends_flow
        && !value.contains(needs_escape)
}

/// What only an escape in double quotes keeps as it is, or shows at all.
pub(super) fn needs_escape(char: char) -> bool {
    is_forbidden(char) || char == '\u{feff}' || (char.is_whitespace() && char != ' ')
}

fn single_quoted(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

/// In double quotes, with the escapes of YAML 1.2.2, 5.7 that YAML 1.1 has too.
pub(super) fn double_quoted(value: &str) -> String {
    let mut quoted = String::with_capacity(value.len() + 2);
    quoted.push('"');
    for char in value.chars() {
        push_escaped(&mut quoted, char);
    }
    quoted.push('"');
    quoted
}

fn push_escaped(quoted: &mut String, char: char) {
    let code = u32::from(char);
    // Writing to a string can't fail.
    let _ = match char {
        '"' => quoted.write_str("\\\""),
        '\\' => quoted.write_str("\\\\"),
        '\n' => quoted.write_str("\\n"),
        '\r' => quoted.write_str("\\r"),
        '\t' => quoted.write_str("\\t"),
        _ if !needs_escape(char) => quoted.write_char(char),
        _ if code <= 0xFF => write!(quoted, "\\x{code:02x}"),
        _ if code <= 0xFFFF => write!(quoted, "\\u{code:04x}"),
        _ => write!(quoted, "\\U{code:08x}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(value: &str, layout: Layout) -> String {
        written(value, ScalarStyle::Plain, layout).text
    }

    #[test]
    fn what_is_a_safe_string_stays_plain() {
        for value in ["1.5.0", "1.5.0-rc.1", "main", "feature/x-1", "a:b", "a#b", "a,b", "ünïcode", "it's", "a b"] {
            assert_eq!(plain(value, Layout::Block), value);
        }
        for value in ["1.5.0", "1.5.0-rc.1", "a#b"] {
            assert_eq!(plain(value, Layout::Flow), value);
        }
    }

    #[test]
    fn what_would_read_as_something_else_is_quoted() {
        for value in ["", "1.10", "no", "~", "12e4567", "a: b", "a #b", "a:", " a", "a ", "...", "<<"] {
            assert_eq!(plain(value, Layout::Block), format!("\"{value}\""));
        }
        for indicator in "*&!|>%@`#-?:,[]{}'".chars() {
            assert_eq!(plain(&format!("{indicator}a"), Layout::Block), format!("\"{indicator}a\""));
        }
        for value in ["a,b", "a[b", "a]b", "a{b", "a}b", "a:b", "a?b"] {
            assert_eq!(plain(value, Layout::Flow), format!("\"{value}\""));
        }
    }

    #[test]
    fn quotes_escape() {
        let single = |value| written(value, ScalarStyle::SingleQuoted, Layout::Block).text;
        assert_eq!(single("it's 1.10"), "'it''s 1.10'");
        assert_eq!(single("a\nb"), "\"a\\nb\"");
        assert_eq!(
            double_quoted("\"\\\n\r\t\0\u{7f}\u{85}\u{2028}\u{feff}\u{1f600}\u{10ffff}"),
            "\"\\\"\\\\\\n\\r\\t\\x00\\x7f\\x85\\u2028\\ufeff\u{1f600}\u{10ffff}\""
        );
    }
}
