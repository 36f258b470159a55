//! Reports that a check may give.

use git_eurodat::model::diagnostic::{Diagnostic, Mend};
use git_eurodat::model::excerpt::Excerpt;
use git_eurodat::model::key_path::KeyPath;
use git_eurodat::model::oid::Oid;
use git_eurodat::model::position::Position;
use git_eurodat::model::report::{Report, RuleText};

/// Text that means something to one of the formats or to a terminal.
const HOSTILE: &str =
    "a/../b c:%20\"'<&]]>\n\r\t\0\u{1b}[2J\u{9b}\u{7f}\u{202e}\u{ffff}\u{10ffff} größe 日本 [x](y) {0}";

/// Nothing found; warnings alone; errors of every kind; steps of a history.
pub fn all() -> [Report; 4] {
    [nothing(), warnings(), errors(), steps()]
}

/// What can't be known of a step.
pub fn steps() -> Report {
    let found = Diagnostic::unverified("known-release", "values-qa-gcp.yaml", "whether it is a tag is not known");
    let commit = Some(Oid::from_bytes(&[7; 32]).unwrap());
    Report { steps: Some(1), ..report(vec![Diagnostic { commit, ..found }]) }
}

/// All is well.
pub fn nothing() -> Report {
    report(Vec::new())
}

/// Nothing that makes the answer no.
pub fn warnings() -> Report {
    report(vec![Diagnostic::warning("stage-agreement", "values-qa-gcp.yaml", "qa runs two releases")])
}

/// Errors with and without places, twice the same, hostile, and of a rule that the report doesn't list.
pub fn errors() -> Report {
    report(vec![placed(), placed(), whole(HOSTILE), whole("values-x.yaml"), hostile()])
}

fn report(diagnostics: Vec<Diagnostic>) -> Report {
    let rules = ["values-schema", "known-stage", "stage-agreement"].map(|id| RuleText { id, says: "all is well" });
    Report { files: vec!["values-qa-gcp.yaml".to_owned()], rules: rules.to_vec(), diagnostics, ..Report::default() }
}

fn placed() -> Diagnostic {
    let key = KeyPath::single("deployedRelease");
    let found = Diagnostic::error("values-schema", "values-qa-gcp.yaml", "`1.10` is a number, not a string")
        .at(at("values-qa-gcp.yaml", (3, 18)))
        .at(at("values.schema.json", (7, 3)))
        .note("YAML reads it as 1.1")
        .help("write \"1.10\"")
        .about("deployedRelease");
    Diagnostic { mend: Some(Mend { key, value: "1.10".to_owned() }), ..found }
}

fn whole(path: &str) -> Diagnostic {
    Diagnostic::error("known-stage", path, "no stage has this file")
}

fn hostile() -> Diagnostic {
    let found = Diagnostic::error("of-no-list", HOSTILE, HOSTILE).at(at(HOSTILE, (0, 0))).at(at(HOSTILE, (9, 999)));
    found.note(HOSTILE).help(HOSTILE).about(HOSTILE)
}

fn at(path: &str, (line, column): (usize, usize)) -> Excerpt {
    Excerpt::of(path, HOSTILE.as_bytes(), Position { line, column, offset: 0 }, 4)
}
