//! How code hosts and editors read a report.

use super::super::samples::{full, odd, of};
use super::*;

fn told(diagnostics: Vec<Diagnostic>) -> Value {
    let log: Value = serde_json::from_str(&sarif(&of(diagnostics))).unwrap();
    log["runs"][0].clone()
}

#[test]
fn all_of_a_result() {
    let expected = json!({
        "ruleId": "values-schema",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "`1.10` is a number, not a string\nnote: YAML reads it as 1.1\nhelp: write \"1.10\"",
        },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": "values-qa-gcp.yaml", "uriBaseId": "%SRCROOT%" },
            "region": { "startLine": 3, "startColumn": 19, "endColumn": 23 },
        } }],
        "relatedLocations": [{ "physicalLocation": {
            "artifactLocation": { "uri": "values.schema.json", "uriBaseId": "%SRCROOT%" },
            "region": { "startLine": 7, "startColumn": 3, "endColumn": 9 },
        } }],
        "partialFingerprints": { "finding/v1": fingerprints(&[full()])[0] },
    });
    assert_eq!(told(vec![full()])["results"], json!([expected]));
}

#[test]
fn a_file_as_a_whole_has_no_region() {
    let result = told(vec![odd()])["results"][0].clone();
    let file = json!({ "uri": "a%20b%0A%E6%97%A5%E6%9C%AC%3C%26%E2%80%AE.yaml", "uriBaseId": "%SRCROOT%" });
    assert_eq!(result["locations"], json!([{ "physicalLocation": { "artifactLocation": file } }]));
    assert_eq!(result["level"], "warning");
    assert_eq!(result["ruleIndex"], 2);
    assert_eq!(result.get("relatedLocations"), None);
}

#[test]
fn a_message_holds_no_links() {
    let result = told(vec![odd()])["results"][0].clone();
    assert_eq!(result["message"]["text"], "qa runs [two] (http://a.example) releases\x1b[31m");
}

#[test]
fn rules_explain_themselves() {
    let found = Diagnostic::error("of-no-list", "a", "no");
    let rules = told(vec![found.clone()])["tool"]["driver"]["rules"].clone();
    let says = json!({ "text": "the file satisfies the JSON schema" });
    let listed = json!({ "id": "values-schema", "shortDescription": says, "fullDescription": says, "help": says });
    assert_eq!(rules[0], listed);
    assert_eq!(rules[3], json!({ "id": "of-no-list" }));
    assert_eq!(told(vec![found])["results"][0]["ruleIndex"], 3);
}
