//! Characters that an editor doesn't show.

use std::ops::RangeInclusive;

/// The first character of a line that can't be seen or looks like a plain space, with its offset.
pub(super) fn invisible(text: &str) -> Option<(usize, char)> {
    if text.is_ascii() && text.bytes().all(|byte| byte == b'\t' || !byte.is_ascii_control()) {
        return None;
    }
    text.char_indices().find(|(_, character)| is_invisible(*character))
}

/// Marks of no width.
const MARKS: [RangeInclusive<char>; 8] = [
    '\u{ad}'..='\u{ad}',
    '\u{61c}'..='\u{61c}',
    '\u{180e}'..='\u{180e}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{feff}'..='\u{feff}',
    '\u{fff9}'..='\u{fffb}',
];

/// Control characters, spaces that are none to GitLab, and marks of no width.
fn is_invisible(character: char) -> bool {
    let is_plain = matches!(character, '\t' | ' ');
    let is_mark = MARKS.iter().any(|range| range.contains(&character));
    !is_plain && (character.is_control() || character.is_whitespace() || is_mark)
}
