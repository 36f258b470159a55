//! How GitLab reads a report.

use serde_json::{Value, json};

use super::super::samples::{full, odd, of};
use super::*;

#[test]
fn all_of_a_finding() {
    let prints = fingerprints(&[full(), odd()]);
    let expected = json!([
        {
            "description": "`1.10` is a number, not a string (help: write \"1.10\")",
            "check_name": "values-schema",
            "fingerprint": prints[0],
            "severity": "major",
            "location": { "path": "values-qa-gcp.yaml", "lines": { "begin": 3 } },
        },
        {
            "description": "qa runs [two](http://a.example) releases\x1b[31m",
            "check_name": "stage-agreement",
            "fingerprint": prints[1],
            "severity": "minor",
            "location": { "path": "a b\n日本<&\u{202e}.yaml", "lines": { "begin": 1 } },
        },
    ]);
    let told = code_quality(&of(vec![full(), odd()]));
    assert_eq!(serde_json::from_str::<Value>(&told).unwrap(), expected);
}

#[test]
fn nothing_found_is_an_empty_list() {
    assert_eq!(code_quality(&of(Vec::new())), "[]\n");
}
