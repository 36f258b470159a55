//! Keys and values of simple YAML: on one line, with no escape, anchor or tag.

use std::borrow::Cow;
use std::ops::Range;

use super::event::{Kind, Layout};
use super::line::Line;
use super::style::ScalarStyle;

/// A token at the start of a line's rest.
pub(super) struct Token<'t> {
    pub(super) kind: Kind<'t>,
    /// Its bytes in the text.
    pub(super) span: Range<usize>,
    /// What is left behind it and, for a key, its colon; without spaces.
    pub(super) rest: Line<'t>,
}

/// Half of what YAML allows for a key on one line (1.2.2, 7.4.2), in bytes.
const LONGEST_KEY: usize = 500;

/// A key and its colon.
pub(super) fn key(line: Line<'_>) -> Option<Token<'_>> {
    let (kind, length) = quoted(line.text).or_else(|| plain_key(line))?;
    let behind = line.skip_spaces(length);
    let after = behind.text.strip_prefix(':')?;
    let ends = after.is_empty() || after.starts_with(' ');
    (ends && length < LONGEST_KEY).then(|| token(kind, line, length, behind.skip_spaces(1)))
}

/// A value, with nothing but a comment behind it.
pub(super) fn value(line: Line<'_>) -> Option<Token<'_>> {
    let (kind, length) = empty_flow(line.text).or_else(|| quoted(line.text)).or_else(|| plain_value(line))?;
    let rest = line.skip_spaces(length);
    let is_apart = rest.start > line.start + length || rest.text.is_empty();
    (is_apart && rest.is_done()).then(|| token(kind, line, length, rest))
}

fn token<'t>(kind: Kind<'t>, line: Line<'t>, length: usize, rest: Line<'t>) -> Token<'t> {
    Token { kind, span: line.start..line.start + length, rest }
}

fn empty_flow(text: &str) -> Option<(Kind<'_>, usize)> {
    let is_mapping = text.starts_with("{}");
    let is_sequence = text.starts_with("[]");
    let kind = if is_mapping { Kind::MappingStart(Layout::Flow) } else { Kind::SequenceStart(Layout::Flow) };
    (is_mapping || is_sequence).then_some((kind, 2))
}

/// A quoted scalar that says what it shows.
fn quoted(text: &str) -> Option<(Kind<'_>, usize)> {
    let style = match text.as_bytes().first()? {
        b'"' => ScalarStyle::DoubleQuoted,
        b'\'' => ScalarStyle::SingleQuoted,
        _ => return None,
    };
    let (quote, rest) = text.split_at_checked(1)?;
    let content = rest.get(..rest.find(quote)?)?;
    let length = content.len() + 2;
    // A doubled quote is an escape too, and leaves text behind that no reader of tokens takes.
    (!content.contains(['\\', '\t'])).then_some((Kind::Scalar(Cow::Borrowed(content), style), length))
}

fn plain_key(line: Line<'_>) -> Option<(Kind<'_>, usize)> {
    let text = may_start_plain(line)?;
    let (length, stop) = plain_length(text)?;
    (stop == Stop::Colon).then(|| plain(text, length))
}

fn plain_value(line: Line<'_>) -> Option<(Kind<'_>, usize)> {
    let text = may_start_plain(line)?;
    let (length, stop) = plain_length(text)?;
    (stop != Stop::Colon).then(|| plain(text, length))
}

fn plain(text: &str, length: usize) -> (Kind<'_>, usize) {
    let content = text.get(..length).unwrap_or_default();
    (Kind::Scalar(Cow::Borrowed(content), ScalarStyle::Plain), length)
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

/// What ends a plain scalar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Colon,
    Comment,
    LineEnd,
}

/// The length of the plain scalar at the start, without spaces behind it; `None` if there is a tab.
fn plain_length(text: &str) -> Option<(usize, Stop)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let (end, stop) = loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(next) = rest.iter().position(|byte| matches!(byte, b':' | b'#' | b'\t')) else {
            break (bytes.len(), Stop::LineEnd);
        };
        at += next + 1;
        let before = at.checked_sub(2).and_then(|before| bytes.get(before));
        match bytes.get(at - 1) {
            Some(b'\t') => return None,
            Some(b':') if bytes.get(at).is_none_or(|after| *after == b' ') => break (at - 1, Stop::Colon),
            Some(b'#') if before == Some(&b' ') => break (at - 1, Stop::Comment),
            _ => {}
        }
    };
    Some((text.get(..end)?.trim_end_matches(' ').len(), stop))
}
