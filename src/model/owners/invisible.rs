//! Characters that an editor doesn't show.

use crate::model::plain::is_mark;

/// The first character of a line that can't be seen or looks like a plain space, with its offset.
pub(super) fn invisible(text: &str) -> Option<(usize, char)> {
    if text.is_ascii() && text.bytes().all(|byte| byte == b'\t' || !byte.is_ascii_control()) {
        return None;
    }
    text.char_indices().find(|(_, character)| is_invisible(*character))
}

/// Control characters, spaces that are none to GitLab, and marks of no width.
fn is_invisible(character: char) -> bool {
    let is_plain = matches!(character, '\t' | ' ');
    !is_plain && (character.is_control() || character.is_whitespace() || is_mark(character))
}
