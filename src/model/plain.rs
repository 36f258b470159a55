//! Text from elsewhere on one line.

/// A text without control characters and line separators, each a space instead: nothing in it can begin a line.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
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
