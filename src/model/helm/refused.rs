//! Tells what Helm refuses of a file before any schema sees it.

use super::refusal::Refusal;
use super::source::Source;
use crate::model::diagnostic::Diagnostic;
use crate::model::yaml::Event;

/// The rule that all of this serves.
pub(super) const RULE: &str = "values-schema";

/// A file: its path, its text and its events.
pub(super) type File<'a, 't> = (&'a str, &'t str, &'a [Event<'t>]);

/// The refusal with its place.
pub(super) fn refused((path, text, events): File<'_, '_>, refusal: &Refusal) -> Diagnostic {
    let source = Source { path, text, events, root: None };
    let diagnostic = Diagnostic::error(RULE, path, refusal.fault.to_string()).help(refusal.fault.help());
    source.event(refusal.at).into_iter().fold(diagnostic, Diagnostic::at)
}
