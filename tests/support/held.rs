//! JSON answers, held to their published schemas.

use std::path::Path;

use serde_json::Value;

use super::outcome::Outcome;

/// The answer of a run that went well, which must satisfy `schemas/<name>.schema.json`.
#[track_caller]
pub fn held(name: &str, outcome: Outcome) -> Value {
    let outcome = outcome.ok();
    let document: Value = serde_json::from_str(&outcome.stdout).expect("the answer is JSON");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{name}.schema.json"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the schema is there")).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is one");
    let faults: Vec<String> =
        validator.iter_errors(&document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}\n{document:#}");
    assert!(!validator.is_valid(&serde_json::json!({ "version": 0 })), "the schema takes anything");
    document
}
