//! What `check` has to say: what was judged, by which rules, and what was found.

use crate::model::diagnostic::{Diagnostic, Severity};

/// The result of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The files that were judged, from the top of the repository, sorted.
    pub files: Vec<String>,
    /// How many steps of history were judged, where it is history that was.
    pub steps: Option<usize>,
    /// The rules that judged them.
    pub rules: Vec<RuleText>,
    /// What could not be judged, one sentence each without a full stop: nobody may take it for a pass.
    pub unjudged: Vec<String>,
    /// What was found, sorted by path and place; nothing twice.
    pub diagnostics: Vec<Diagnostic>,
}

/// A rule, as a report explains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText {
    /// Its id.
    pub id: &'static str,
    /// What it says, one sentence.
    pub says: &'static str,
}

impl Report {
    /// How many diagnostics are this bad.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }
}
