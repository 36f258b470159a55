//! Keys and scalars of simple YAML: on one line, with no escape.

use std::borrow::Cow;
use std::ops::Range;

use super::event::{Kind, Layout};
use super::line::Line;
use super::style::ScalarStyle;

/// A key and its colon, at the start of a line's rest.
pub(super) struct Key<'t> {
    pub(super) kind: Kind<'t>,
    /// Its bytes in the text.
    pub(super) span: Range<usize>,
    /// What is left behind its colon, without spaces.
    pub(super) rest: Line<'t>,
}

/// Half of what YAML allows for a key on one line and its colon (1.2.2, 7.4.2), in bytes.
const LONGEST_KEY: usize = 500;

/// A key that a colon and a space, or the end of the line, follow.
pub(super) fn key(line: Line<'_>, layout: Layout) -> Option<Key<'_>> {
    let (kind, length) = scalar(line, layout)?;
    let behind = line.skip_spaces(length);
    let after = behind.text.strip_prefix(':')?;
    let ends = after.is_empty() || after.starts_with(' ');
    let span = line.start..line.start + length;
    (ends && behind.start - line.start < LONGEST_KEY).then(|| Key { kind, span, rest: behind.skip_spaces(1) })
}

/// A scalar at the start of a collection of this layout, and its length in bytes. What may follow it is
/// the caller's to know.
pub(super) fn scalar(line: Line<'_>, layout: Layout) -> Option<(Kind<'_>, usize)> {
    match line.text.as_bytes().first()? {
        b'"' => quoted(line.text, '"', ScalarStyle::DoubleQuoted),
        b'\'' => quoted(line.text, '\'', ScalarStyle::SingleQuoted),
        _ => plain(line, layout),
    }
}

/// A quoted scalar that says what it shows.
fn quoted(text: &str, quote: char, style: ScalarStyle) -> Option<(Kind<'_>, usize)> {
    let rest = text.get(1..)?;
    let content = rest.get(..rest.find(quote)?)?;
    let length = content.len() + 2;
    // A doubled quote is an escape too, and leaves text behind that no reader of simple YAML takes.
    (!content.contains(['\\', '\t'])).then_some((Kind::Scalar(Cow::Borrowed(content), style), length))
}

fn plain(line: Line<'_>, layout: Layout) -> Option<(Kind<'_>, usize)> {
    let text = may_start_plain(line)?;
    let content = text.get(..plain_end(text.as_bytes(), layout)?)?.trim_end_matches(' ');
    Some((Kind::Scalar(Cow::Borrowed(content), ScalarStyle::Plain), content.len()))
}

/// The text, if its first character is no indicator and doesn't end the document.
fn may_start_plain(line: Line<'_>) -> Option<&str> {
    let text = line.text;
    let first = *text.as_bytes().first()?;
    let is_number = first == b'-' && text.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric);
    let starts = is_number || !b"-?:,[]{}#&*!|>'\"%@`".contains(&first);
    let ends_document = line.column == 0 && text.starts_with("...");
    (starts && !ends_document).then_some(text)
}

/// Where the plain scalar at the start ends, with the spaces behind it; `None` if there is a tab.
fn plain_end(text: &[u8], layout: Layout) -> Option<usize> {
    let is_flow = layout == Layout::Flow;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'\t' => return None,
            b':' if text.get(at + 1).is_none_or(|next| *next == b' ' || is_flow && is_flow_indicator(*next)) => {
                return Some(at);
            }
            b'#' if text.get(..at).is_some_and(|before| before.ends_with(b" ")) => return Some(at),
            b',' | b'[' | b']' | b'{' | b'}' if is_flow => return Some(at),
            _ => {}
        }
    }
    Some(text.len())
}

fn is_flow_indicator(byte: u8) -> bool {
    b",[]{}".contains(&byte)
}
