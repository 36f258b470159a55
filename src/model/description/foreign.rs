//! Text from elsewhere in GitLab Flavored Markdown: release notes, reasons, names of environments, branches and people.
//!
//! It stands in code spans, each on one line that starts with words of ours. What that rests on, by GitLab's source
//! (`lib/gitlab/quick_actions/extractor.rb` in its older and newer form, `lib/banzai/filter/*`,
//! `lib/gitlab/closing_issue_extractor.rb`) and [CommonMark](https://spec.commonmark.org/0.31.2/#code-spans):
//!
//! - A quick action is a slash directly at a line's start. Before it looks, GitLab deletes every carriage return, and
//!   Ruby's `^` knows the line feed alone. Which code and HTML blocks the extractor leaves out, it decides by regular
//!   expressions that differ from Markdown and between versions; so nothing here relies on a block.
//! - A backtick ends a code span. A text without any can't, and each of our lines has its two.
//! - Mentions, references, emoji and links are looked for outside of `code` elements; HTML and images are none inside.
//! - Issues to close (`Closes #1`) are looked for in the raw text, code spans or not: a verb, spaces (U+0020), and an
//!   issue's number or URL. A no-break space is none of those.
//! - A `|` ends a table's cell in a code span, too.

use crate::model::plain::{is_mark, plain};

/// How many characters of a name or sentence are shown.
const SENTENCE: usize = 2_000;

/// How many characters of a line of someone's text are shown.
const LINE: usize = 10_000;

/// A text on one line as a code span: nothing in it is markup, a mention, a reference or a quick action.
#[must_use]
pub fn code(text: &str) -> String {
    span(text, SENTENCE)
}

/// A text of many lines, each a code span of a quotation that ends with a line break. Text without any is no line.
#[must_use]
pub fn quote(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let lines = text.trim().split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    let quoted = |line: &str| if line.trim().is_empty() { ">".to_owned() } else { format!("> {}  ", span(line, LINE)) };
    if text.trim().is_empty() { Vec::new() } else { lines.map(quoted).collect() }
}

fn span(text: &str, most: usize) -> String {
    let shown: String = plain(text).chars().filter(|c| !is_mark(*c)).take(most + 1).collect();
    let cut = shown.chars().count() > most;
    let tame: String = shown.chars().take(most).map(tame).collect();
    // Two backticks without anything between them would begin another code span.
    let tame = if tame.is_empty() { " ".to_owned() } else { tame };
    format!("`{}{}`", closing_nothing(&tame), if cut { "…" } else { "" })
}

const fn tame(c: char) -> char {
    match c {
        '`' => '\'',
        '|' => '¦',
        _ => c,
    }
}

/// A no-break space before each word that could name an issue.
fn closing_nothing(text: &str) -> String {
    let mut words = text.split(' ');
    let mut closing = words.next().unwrap_or_default().to_owned();
    for word in words {
        closing.push(if may_name_an_issue(word) { '\u{a0}' } else { ' ' });
        closing.push_str(word);
    }
    closing
}

/// `#1`, `group/project#1`, `https://…/issues/1`, `[issue:1]`, `GL-1`, `JIRA-1`.
fn may_name_an_issue(word: &str) -> bool {
    word.contains(char::is_numeric) && word.contains(|c: char| matches!(c, '#' | '/' | '[') || c.is_uppercase())
}

#[cfg(test)]
#[path = "foreign_tests.rs"]
mod tests;
