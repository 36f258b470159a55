//! Sets a block scalar: a header (`|-`) and the indented lines below (YAML 1.2.2, 8.1).

use std::ops::Range;

use super::empty::after_colon;
use super::lines::{column, line_end, next_line, skip_blanks_and_comments};
use super::quote::{double_quoted, needs_escape};
use super::splice::Splice;
use crate::model::yaml::{Fault, Kind, ScalarStyle, Target, YamlError};

/// Replaces header and content; the comment behind the header stays, as do blank lines below.
pub(super) fn splice(text: &str, target: &Target<'_, '_>, value: &str) -> Result<Splice, YamlError> {
    let block = Block::find(text, target).ok_or_else(|| YamlError::nowhere(Fault::Unproven))?;
    let (replacement, style) =
        if block.can_hold(value) { block.with(value) } else { (block.as_quoted(value), ScalarStyle::DoubleQuoted) };
    Ok(Splice { range: block.range(), replacement, style })
}

/// The parts of a block scalar.
struct Block<'t> {
    text: &'t str,
    /// From `|` or `>` to before the blanks and the comment.
    header: Range<usize>,
    /// Where the header's line ends, before its line break.
    header_line_end: usize,
    /// From the first to the last line that holds something, indentation included, without the last
    /// line break; empty if no line does.
    content: Range<usize>,
    /// Of the content, in spaces.
    indentation: usize,
    old_value: &'t str,
}

impl<'t> Block<'t> {
    fn find(text: &'t str, target: &'t Target<'_, '_>) -> Option<Self> {
        let Kind::Scalar(old_value, _) = &target.value.kind else {
            return None;
        };
        let start = skip_blanks_and_comments(text, after_colon(text, target)?);
        let rest = text.get(start..)?.strip_prefix(['|', '>'])?;
        let indicators = rest.len() - rest.trim_start_matches(|char| matches!(char, '+' | '-' | '1'..='9')).len();
        let header = start..start + 1 + indicators;
        let header_line_end = line_end(text, header.end);
        let mut block = Self { text, header, header_line_end, content: 0..0, indentation: 0, old_value };
        if !old_value.trim_end_matches('\n').is_empty() {
            block.indentation = column(text, target.value.span.start);
            block.content = content(text, header_line_end, block.indentation);
        }
        Some(block)
    }

    fn range(&self) -> Range<usize> {
        let end = if self.content.is_empty() { self.header_line_end } else { self.content.end };
        self.header.start..end
    }

    /// Whether the lines below the header can say `value`.
    fn can_hold(&self, value: &str) -> bool {
        let lines = value.strip_suffix('\n').unwrap_or(value);
        let is_blank = |line: &str| !line.is_empty() && line.trim_start_matches(' ').is_empty();
        let ends_in_break = self.content.end < self.text.len();
        !self.content.is_empty()
            && !lines.is_empty()
            && !lines.starts_with([' ', '\n'])
            && !lines.ends_with('\n')
            && !lines.split('\n').any(|line| is_blank(line) || line.contains(needs_escape))
            && (lines.len() == value.len() || ends_in_break)
    }

    /// The block with `value`; several lines make it a literal one, which needs no folding.
    fn with(&self, value: &str) -> (String, ScalarStyle) {
        let lines = value.strip_suffix('\n').unwrap_or(value);
        let folded = self.slice(self.header.clone()).starts_with('>') && !lines.contains('\n');
        let (sign, style) = if folded { ('>', ScalarStyle::Folded) } else { ('|', ScalarStyle::Literal) };
        let mut block = format!("{sign}{}{}", self.indicators(value), self.behind_header());
        let line_break = self.line_break();
        for line in lines.split('\n') {
            block.push_str(line_break);
            let indentation = if line.is_empty() { 0 } else { self.indentation };
            block.extend(std::iter::repeat_n(' ', indentation));
            block.push_str(line);
        }
        (block, style)
    }

    /// In double quotes where the header was; its comment stays behind it.
    fn as_quoted(&self, value: &str) -> String {
        format!("{}{}", double_quoted(value), self.behind_header())
    }

    /// The indicators of the header, with the chomping that `value` needs (YAML 1.2.2, 8.1.1.2).
    fn indicators(&self, value: &str) -> String {
        let old = self.slice(self.header.start + 1..self.header.end);
        if trailing_breaks(value) == trailing_breaks(self.old_value) {
            return old.to_owned();
        }
        let indentation = old.trim_matches(['+', '-']);
        let chomping = if value.ends_with('\n') { "" } else { "-" };
        format!("{indentation}{chomping}")
    }

    fn behind_header(&self) -> &str {
        self.slice(self.header.end..self.header_line_end)
    }

    /// The line break of the header's line, which is that of the lines below.
    fn line_break(&self) -> &'static str {
        let rest = self.slice(self.header_line_end..self.text.len());
        match rest.as_bytes() {
            [b'\r', b'\n', ..] => "\r\n",
            [b'\r', ..] => "\r",
            _ => "\n",
        }
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}

fn trailing_breaks(value: &str) -> usize {
    value.len() - value.trim_end_matches('\n').len()
}

/// The lines below the header that are indented as the content is and go on behind that.
fn content(text: &str, header_line_end: usize, indentation: usize) -> Range<usize> {
    let mut found: Option<Range<usize>> = None;
    let mut at = next_line(text, header_line_end);
    while at < text.len() {
        let end = line_end(text, at);
        let line = text.get(at..end).unwrap_or_default();
        let spaces = line.len() - line.trim_start_matches(' ').len();
        if spaces < indentation && spaces < line.len() {
            break;
        }
        if line.len() > indentation {
            found = Some(found.map_or(at, |found| found.start)..end);
        }
        at = next_line(text, end);
    }
    found.unwrap_or_default()
}
