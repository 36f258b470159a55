//! Faults of values, each with its place.

use super::asked::{FILE, found, found_over, schema, shown, told};
use crate::model::diagnostic::Diagnostic;
use crate::model::helm::{Against, judge};

#[test]
fn the_caret_is_under_the_value() {
    let schema =
        r#"{"properties":{"domains":{"properties":{"host":{"type":"string"}}},"l":{"items":{"type":"string"}}}}"#;
    assert_eq!(
        told(schema, "# c\ndomains:\n  host:  12 # x\nl:\n- a\n- true\n"),
        [
            "3:10 2 domains.host: `domains.host` is a number, and the schema wants a string",
            "6:3 4 l[1]: `l[1]` is a boolean, and the schema wants a string",
        ]
    );
    assert_eq!(told(schema, "domains:\n  host:\n")[0].split(' ').next(), Some("2:3"));
}

#[test]
fn an_unexpected_key_has_its_near_miss() {
    let schema = r#"{"properties":{"deployedRelease":{},"a":{"properties":{}}},"additionalProperties":false}"#;
    let found = found(schema, "deployedRelaese: 1.5.0\nstage: qa\n");
    let told: Vec<String> = found.iter().map(shown).collect();
    assert_eq!(
        told,
        [
            "1:1 15 deployedRelaese: `deployedRelaese` is no key that the schema knows",
            "2:1 5 stage: `stage` is no key that the schema knows",
        ]
    );
    assert_eq!(found[0].help.as_deref(), Some("perhaps `deployedRelease`?"));
    assert_eq!(found[1].help, None);
}

#[test]
fn a_missing_key_is_told_where_it_belongs() {
    let schema = r#"{"required":["a"],"properties":{"b":{"required":["host"]}}}"#;
    assert_eq!(
        told(schema, "b:\n  hots: x\n"),
        [
            "- a: `a` is missing, and the schema requires it",
            "1:1 1 b.host: `b.host` is missing, and the schema requires it",
        ]
    );
    assert_eq!(found(schema, "a: 1\nb:\n  hots: x\n")[0].help.as_deref(), Some("perhaps `hots` is meant to be it"));
}

#[test]
fn a_fault_of_the_chart_points_into_the_chart() {
    let schema =
        r#"{"required":["b"],"properties":{"a":{"properties":{"x":{"description":"How many.","type":"integer"}}}}}"#;
    let found = found_over(schema, "a: {y: 1}\nb: null\n", "b: 1\na:\n  x: many\n");
    let told: Vec<String> = found.iter().map(|found| format!("{} {}", found.path, shown(found))).collect();
    assert_eq!(
        told,
        [
            "app/values-qa-gcp.yaml 2:4 4 b: `b` is missing, and the schema requires it",
            "app/values.yaml 3:6 4 a.x: `a.x` is a string, and the schema wants an integer",
        ]
    );
    assert_eq!(found[1].notes, ["it was merged under `app/values-qa-gcp.yaml`", "the schema says of it: How many"]);
    assert_eq!(found[0].notes, ["null deletes what the chart says"]);
}

#[test]
fn missing_quotes_can_be_mended() {
    let schema = r#"{"properties":{"v":{"type":"string"},"l":{"items":{"type":"string"}},"e":{"enum":["1.10","x"]}}}"#;
    let mends = |values: &str| -> Vec<Option<String>> {
        let mend = |found: Diagnostic| found.mend.map(|mend| format!("{} {}", mend.key, mend.value));
        found(schema, values).into_iter().map(mend).collect()
    };
    assert_eq!(mends("v: 1.10 # two parts"), [Some("v 1.10".to_owned())]);
    assert_eq!(mends("v: yes"), [Some("v yes".to_owned())]);
    assert_eq!(mends("e: 1.10"), [Some("e 1.10".to_owned())]);
    for none in ["e: 1.1", "v: ~", "v: !!int 1", "l: [1]", "v: [1]", "x: &x 1\nv: *x", "x: &x {v: 1}\n<<: *x"] {
        assert_eq!(mends(none), [None], "{none}");
    }
    assert!(found_over(schema, "", "v: 1.10")[0].mend.is_none());
}

#[test]
fn of_several_forms_the_nearest_is_told() {
    let types = r#"{"properties":{"a":{"anyOf":[{"type":"string"},{"type":["null","boolean"]}]}}}"#;
    assert_eq!(told(types, "a: 1"), ["1:4 1 a: `a` is a number, and the schema wants null, a boolean or a string"]);
    let kinds = r#"{"properties":{"a":{"oneOf":[
        {"properties":{"kind":{"const":"x"},"size":{"type":"integer"}}},
        {"properties":{"kind":{"const":"y"},"size":{"type":"string"}}}]}}}"#;
    assert_eq!(
        told(kinds, "a:\n  kind: x\n  size: big\n"),
        ["3:9 3 a.size: `a.size` is a string, and the schema wants an integer"]
    );
    let alike = r#"{"properties":{"a":{"anyOf":[{"minimum":5},{"multipleOf":2}]}}}"#;
    assert_eq!(told(alike, "a: 3"), ["1:4 1 a: `a` is 3, which fits none of the 2 forms that the schema allows"]);
    let then = r#"{"if":{"required":["a"]},"then":{"properties":{"b":{"minLength":2}}}}"#;
    assert_eq!(told(then, "a: 1\nb: x"), ["2:4 1 b: `b` has 1 character, and the schema wants at least 2"]);
}

#[test]
fn what_no_reader_reads_is_told_elsewhere() {
    for text in ["a: [", "a: \"", "a:\n\tb: 1", "a: *x"] {
        assert_eq!(told("false", text), Vec::<String>::new(), "{text}");
    }
    let refused = judge(b"a: \xff", FILE, &Against { schema: &schema("false"), defaults: None });
    assert_eq!(refused, Vec::new());
}

#[test]
fn what_helm_refuses_is_told_at_its_place() {
    assert_eq!(told("true", "a: 1\nb: .nan"), ["2:4 4 : Helm refuses infinity and not-a-number as a value"]);
    assert_eq!(told("true", "0x1: a\nb: c\n1: b"), ["3:1 1 : two keys of one mapping read as `1`"]);
    assert_eq!(told("true", "- a"), ["1:1 1 : the file is a sequence, and values are a mapping"]);
    assert_eq!(told("true", "a: 1\n---\nb: 1\n").len(), 1);
}

#[test]
fn helps_are_one_line_whatever_a_key_holds() {
    let unknown = r#"{"properties": {"line\nfeed": {}}, "additionalProperties": false}"#;
    assert_eq!(found(unknown, "linefeed: 1")[0].help.as_deref(), Some("perhaps `line\\nfeed`?"));
    let missing = r#"{"required": ["linefeed"]}"#;
    let help = found(missing, "\"line\\nfeed\": 1")[0].help.clone();
    assert_eq!(help.as_deref(), Some("perhaps `line\\nfeed` is meant to be it"));
    let pattern = r#"{"properties": {"a": {"pattern": "x\ny"}}}"#;
    assert!(!found(pattern, "a: b")[0].message.contains('\n'));
    let described = r#"{"properties": {"a": {"type": "string", "description": "one\rtwo"}}}"#;
    assert!(!found(described, "a: [1]")[0].notes.concat().contains('\r'));
}
