//! What comes together over many steps.

use std::collections::BTreeSet;

use super::judge::Judged;
use crate::model::report::Report;
use crate::rule::{ALL, OF_FILES, Rule};

/// What comes together over many steps.
#[derive(Debug, Default)]
pub struct Harvest {
    report: Report,
    files: BTreeSet<String>,
}

impl Harvest {
    /// Takes in one step.
    pub fn take(&mut self, judged: Judged) {
        self.files.extend(judged.files);
        self.report.diagnostics.extend(judged.found);
    }

    /// All of it.
    #[must_use]
    pub fn report(self, steps: usize, note: Option<String>) -> Report {
        Report {
            files: self.files.into_iter().collect(),
            steps: Some(steps),
            rules: OF_FILES.into_iter().chain(ALL.iter().map(Rule::text)).collect(),
            unjudged: note.into_iter().collect(),
            ..self.report
        }
    }
}
