//! A report for people.

use std::collections::HashMap;

use annotate_snippets::Level;

use super::by_rule::by_rule;
use super::summary::summary;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::report::Report;
use crate::render::neutral::one_line;
use crate::render::paragraph::Paragraph;
use crate::render::style::Style;

/// Of each rule so many findings are shown; who mends them sees the next.
const SHOWN: usize = 10;

/// What can't be known is much the same each time.
const SHOWN_OPEN: usize = 2;

fn most(severity: Severity) -> usize {
    match severity {
        Severity::Error | Severity::Warning => SHOWN,
        Severity::Unverified => SHOWN_OPEN,
    }
}

/// The findings in paragraphs, in their order, how many more there are, and a line that sums them up.
#[must_use]
pub fn text(report: &Report, style: Style) -> String {
    let mut counts: HashMap<(&str, Severity), usize> = HashMap::new();
    let mut text = String::new();
    let (open, known): (Vec<_>, Vec<_>) =
        report.diagnostics.iter().partition(|found| found.severity == Severity::Unverified);
    // What can't be known is read last.
    for found in known.into_iter().chain(open) {
        let count = counts.entry((found.rule, found.severity)).or_default();
        *count += 1;
        if *count <= most(found.severity) {
            text += &(paragraph(found, style) + "\n");
        }
    }
    text.extend(by_rule(report).iter().filter_map(|found| more(found.rule.id, &counts)));
    text + &summary(report) + "\n"
}

fn more(rule: &str, counts: &HashMap<(&str, Severity), usize>) -> Option<String> {
    let hidden = |severity| counts.get(&(rule, severity)).map_or(0, |count| count.saturating_sub(most(severity)));
    let all = hidden(Severity::Error) + hidden(Severity::Warning) + hidden(Severity::Unverified);
    (all > 0).then(|| format!("and {all} more of {rule}\n"))
}

/// One finding with its places.
#[must_use]
pub fn paragraph(found: &Diagnostic, style: Style) -> String {
    let commit = found.commit.map(|commit| format!("in {}", commit.short()));
    let notes: Vec<String> = found.notes.iter().cloned().chain(commit).collect();
    let paragraph = Paragraph {
        level: match found.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Unverified => Level::NOTE.with_name("unverified"),
        },
        rule: Some(found.rule),
        // A finding's message may quote keys and values, and those may hold line feeds.
        message: one_line(&found.message).into(),
        path: Some(&found.path),
        excerpts: &found.excerpts,
        notes: &notes,
        help: found.help.as_deref(),
    };
    paragraph.text(style)
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
