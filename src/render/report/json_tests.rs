//! How programs read a report.

use serde_json::{Value, json};

use super::super::samples::{full, odd, of};
use super::*;

fn told(diagnostics: Vec<Diagnostic>) -> Value {
    serde_json::from_str(&json(&of(diagnostics))).unwrap()
}

#[test]
fn all_of_a_finding() {
    let expected = json!({
        "rule": "values-schema",
        "severity": "error",
        "message": "`1.10` is a number, not a string",
        "notes": ["YAML reads it as 1.1"],
        "help": "write \"1.10\"",
        "path": "values-qa-gcp.yaml",
        "line": 3,
        "column": 19,
        "endColumn": 23,
        "excerpt": "\tdeployedRelease: 1.10 # größe",
        "subject": "deployedRelease",
        "related": [{
            "path": "values.schema.json",
            "line": 7,
            "column": 3,
            "endColumn": 9,
            "excerpt": "  \"type\": \"string\"",
        }],
        "mend": { "key": "deployedRelease", "value": "1.10" },
        "fingerprint": fingerprints(&[full()])[0],
    });
    assert_eq!(told(vec![full()])["diagnostics"], json!([expected]));
}

#[test]
fn a_file_as_a_whole_has_no_line() {
    let found = &told(vec![odd()])["diagnostics"][0];
    assert_eq!(found["path"], "a b\n日本<&\u{202e}.yaml");
    for key in ["line", "column", "endColumn", "excerpt", "help", "mend"] {
        assert_eq!(found[key], Value::Null, "{key}");
    }
}

#[test]
fn what_was_judged_and_by_what() {
    let told = told(Vec::new());
    assert_eq!(told["version"], 1);
    assert_eq!(told["files"], json!(["values-qa-azure.yaml", "values-qa-gcp.yaml"]));
    assert_eq!(told["rules"][0], json!({ "id": "values-schema", "says": "the file satisfies the JSON schema" }));
    assert_eq!(told["diagnostics"], json!([]));
}
