//! Reports for the tests of their forms.

use proptest::option;
use proptest::prelude::{Just, Strategy};
use proptest::prop_oneof;

use crate::model::diagnostic::{Diagnostic, Mend, Severity};
use crate::model::excerpt::Excerpt;
use crate::model::key_path::KeyPath;
use crate::model::oid::Oid;
use crate::model::position::Position;
use crate::model::report::{Report, RuleText};

const RULES: [RuleText; 3] = [
    RuleText { id: "values-schema", says: "the file satisfies the JSON schema" },
    RuleText { id: "known-stage", says: "every values file belongs to a configured stage" },
    RuleText { id: "stage-agreement", says: "all environments of a stage run one release" },
];

/// A place in a file of one line.
pub fn at(path: &str, text: &str, (line, column): (usize, usize), width: usize) -> Excerpt {
    Excerpt::of(path, text.as_bytes(), Position { line, column, offset: 0 }, width)
}

/// A report of these on two files.
pub fn of(diagnostics: Vec<Diagnostic>) -> Report {
    let files = ["values-qa-azure.yaml", "values-qa-gcp.yaml"].map(str::to_owned).to_vec();
    Report { files, rules: RULES.to_vec(), diagnostics, ..Report::default() }
}

/// An error with all that one can have.
pub fn full() -> Diagnostic {
    let error = Diagnostic::error("values-schema", "values-qa-gcp.yaml", "`1.10` is a number, not a string")
        .at(at("values-qa-gcp.yaml", "\tdeployedRelease: 1.10 # größe", (3, 19), 4))
        .at(at("values.schema.json", "  \"type\": \"string\"", (7, 3), 6))
        .note("YAML reads it as 1.1")
        .help("write \"1.10\"")
        .about("deployedRelease");
    let key = KeyPath::single("deployedRelease");
    Diagnostic { mend: Some(Mend { key, value: "1.10".to_owned() }), ..error }
}

/// A warning about a file as a whole, whose name is hostile.
pub fn odd() -> Diagnostic {
    let message = "qa runs [two](http://a.example) releases\x1b[31m";
    Diagnostic::warning("stage-agreement", "a b\n日本<&\u{202e}.yaml", message)
}

/// Any finding, however odd.
pub fn any() -> impl Strategy<Value = Diagnostic> {
    let rule = prop_oneof![Just("values-schema"), Just("a"), Just("<&>")];
    let few = || "[ab]{0,1}";
    let text = || prop_oneof![few().boxed(), proptest::arbitrary::any::<String>().boxed()];
    let place = (text(), 0..100_usize, 0..100_usize, 0..100_usize)
        .prop_map(|(text, line, column, width)| at(&text, &text, (line, column), width));
    let places = proptest::collection::vec(place, 0..3);
    let severity = prop_oneof![Just(Severity::Error), Just(Severity::Warning), Just(Severity::Unverified)];
    let commit = option::of(Just(Oid::from_bytes(&[7; 20]).unwrap()));
    (rule, severity, few(), text(), few(), option::of(text()), (places, commit)).prop_map(
        |(rule, severity, path, message, subject, help, (excerpts, commit))| {
            let found = Diagnostic::error(rule, path, message.as_str()).about(subject).note(message.as_str());
            Diagnostic { severity, help, excerpts, commit, ..found }
        },
    )
}

/// The same so many lines further down.
pub fn moved(mut found: Diagnostic, lines: usize) -> Diagnostic {
    found.excerpts.iter_mut().for_each(|excerpt| excerpt.position.line += lines);
    found
}
