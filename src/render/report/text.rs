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

/// The findings in paragraphs, in their order, how many more there are, and a line that sums them up.
#[must_use]
pub fn text(report: &Report, style: Style) -> String {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let shown = report.diagnostics.iter().filter(|found| {
        let count = counts.entry(found.rule).or_default();
        *count += 1;
        *count <= SHOWN
    });
    let mut text: String = shown.map(|found| paragraph(found, style) + "\n").collect();
    text.extend(by_rule(report).iter().filter_map(|found| more(found.rule.id, found.diagnostics.len())));
    text + &summary(report) + "\n"
}

fn more(rule: &str, count: usize) -> Option<String> {
    let hidden = count.checked_sub(SHOWN).filter(|hidden| *hidden > 0)?;
    Some(format!("and {hidden} more of {rule}\n"))
}

/// One finding with its places.
#[must_use]
pub fn paragraph(found: &Diagnostic, style: Style) -> String {
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
        notes: &found.notes,
        help: found.help.as_deref(),
    };
    paragraph.text(style)
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
