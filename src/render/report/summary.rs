//! The last line of a report.

use std::collections::BTreeSet;

use crate::model::diagnostic::Severity;
use crate::model::report::Report;

/// What was found in how many files: `3 errors and 1 warning in 2 of 14 files`.
#[must_use]
pub fn summary(report: &Report) -> String {
    if let Some(steps) = report.steps {
        return of_steps(report, steps);
    }
    let found: BTreeSet<&str> = report.diagnostics.iter().map(|found| found.path.as_str()).collect();
    // A rule may find fault with a file that is no values file.
    let all = report.files.iter().map(String::as_str).chain(found.iter().copied()).collect::<BTreeSet<&str>>().len();
    match (all, counts(report)) {
        (0, _) => "no files to judge".to_owned(),
        (_, None) => format!("{}, nothing found", counted(all, "file")),
        (1, Some(counts)) => format!("{counts} in 1 file"),
        (_, Some(counts)) => format!("{counts} in {} of {all} files", found.len()),
    }
}

/// The same of a history: `2 errors in 1 of 14 steps`.
fn of_steps(report: &Report, steps: usize) -> String {
    let found: BTreeSet<_> = report.diagnostics.iter().map(|found| found.commit).collect();
    match (steps, counts(report)) {
        (0, _) => "no steps to judge".to_owned(),
        (_, None) => format!("{}, nothing found", counted(steps, "step")),
        (1, Some(counts)) => format!("{counts} in 1 step"),
        (_, Some(counts)) => format!("{counts} in {} of {steps} steps", found.len()),
    }
}

fn counts(report: &Report) -> Option<String> {
    let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning")].map(|(severity, name)| {
        let count = report.count(severity);
        (count > 0).then(|| counted(count, name))
    });
    let open =
        Some(report.count(Severity::Unverified)).filter(|open| *open > 0).map(|open| format!("{open} unverified"));
    let told: Vec<String> = kinds.into_iter().chain([open]).flatten().collect();
    let (last, before) = told.split_last()?;
    Some(if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) })
}

fn counted(count: usize, name: &str) -> String {
    if count == 1 { format!("1 {name}") } else { format!("{count} {name}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::diagnostic::Diagnostic;

    fn told(files: usize, diagnostics: Vec<Diagnostic>) -> String {
        let files = (0..files).map(|file| format!("{file}.yaml")).collect();
        summary(&Report { files, diagnostics, ..Report::default() })
    }

    #[test]
    fn nothing_found() {
        assert_eq!(told(0, Vec::new()), "no files to judge");
        assert_eq!(told(1, Vec::new()), "1 file, nothing found");
        assert_eq!(told(14, Vec::new()), "14 files, nothing found");
    }

    #[test]
    fn counts_agree_with_their_words() {
        let error = |path: &str| Diagnostic::error("a", path, "no");
        let warning = |path: &str| Diagnostic::warning("a", path, "no");
        assert_eq!(told(1, vec![error("0.yaml")]), "1 error in 1 file");
        assert_eq!(told(14, vec![warning("0.yaml"), warning("0.yaml")]), "2 warnings in 1 of 14 files");
        let many = vec![error("0.yaml"), error("0.yaml"), error("1.yaml"), warning("1.yaml")];
        assert_eq!(told(14, many), "3 errors and 1 warning in 2 of 14 files");
    }

    #[test]
    fn other_files_with_findings_count_too() {
        assert_eq!(told(1, vec![Diagnostic::error("a", "CODEOWNERS", "no")]), "1 error in 1 of 2 files");
    }
}
