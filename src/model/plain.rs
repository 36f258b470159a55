//! Text from elsewhere on one line.

use std::ops::RangeInclusive;

/// A text without control characters and line separators, each a space instead: nothing in it can begin a line.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}

/// Marks that nobody sees: of no width, or turning the direction of writing
/// ([Trojan Source](https://trojansource.codes)).
const MARKS: [RangeInclusive<char>; 9] = [
    '\u{ad}'..='\u{ad}',
    '\u{61c}'..='\u{61c}',
    '\u{180e}'..='\u{180e}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{feff}'..='\u{feff}',
    '\u{fff9}'..='\u{fffb}',
    '\u{e0000}'..='\u{e007f}',
];

/// Whether a character is such a mark.
#[must_use]
pub fn is_mark(c: char) -> bool {
    MARKS.iter().any(|range| range.contains(&c))
}

/// The start of such a text, for a sentence that quotes it.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("`{}`", start(text))
}

/// The same without quotes.
#[must_use]
pub fn start(text: &str) -> String {
    const MOST: usize = 60;
    let start: String = text.chars().take(MOST).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    format!("{}{more}", plain(&start))
}
