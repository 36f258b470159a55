//! Makes foreign text harmless to a terminal.

use std::borrow::Cow;

/// The same text where each control character but tab and line feed is shown as one visible character.
///
/// Files, branch names and other programs' output may hold escape sequences that move the cursor, set the title or hide
/// what stands before them, and marks that turn the direction of writing ([Trojan Source](https://trojansource.codes)).
/// One character becomes one, so columns stay true.
#[must_use]
pub fn neutral(text: &str) -> Cow<'_, str> {
    if text.contains(is_harmful) { Cow::Owned(text.chars().map(shown).collect()) } else { Cow::Borrowed(text) }
}

/// The same on one line, for names: a path may hold a line feed.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| picture(c).unwrap_or_else(|| shown(c))).collect()
}

/// Whether a terminal would obey it, or show text otherwise than it stands.
#[must_use]
pub fn is_harmful(c: char) -> bool {
    shown(c) != c
}

fn shown(c: char) -> char {
    match c {
        '\t' | '\n' => c,
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => char::REPLACEMENT_CHARACTER,
        _ => picture(c).unwrap_or(c),
    }
}

/// Unicode's picture of an ASCII control character; they stand in the same order as those.
fn picture(c: char) -> Option<char> {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('␡'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_left_alone() {
        assert!(matches!(neutral("größe\t日本\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn no_control_character_is_left() {
        assert_eq!(neutral("\x1b[31mred\x07\r\x7f"), "␛[31mred␇␍␡");
        assert_eq!(neutral("\u{9b}31m \u{202e}"), "\u{fffd}31m \u{fffd}");
    }
}
