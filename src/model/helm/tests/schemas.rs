//! Faults of schemas, and schemas of many files.

use super::asked::{FILE, faults};
use crate::model::helm::{Against, Defaults, Schema, judge};

#[test]
fn a_fault_of_the_schema_has_its_place() {
    assert_eq!(faults(b"{\"type\": \"object\",}")[0].split(' ').next(), Some("1:19"));
    assert_eq!(
        faults(b"{\n  \"properties\": {\n    \"a\": {\"type\": \"strng\"},\n    \"b\": {\"minimum\": \"1\"}}}"),
        [
            "3:19 7 properties.a.type: in the schema, `properties.a.type` is \"strng\", and the schema allows \
             \"array\", \"boolean\", \"integer\", \"null\", \"number\", \"object\", \"string\"",
            "4:22 3 properties.b.minimum: in the schema, `properties.b.minimum` is a string, and the schema wants a number",
        ]
    );
    assert_eq!(faults(br#"{"$schema": "https://x.example/y"}"#)[0].split(' ').next(), Some("1:13"));
    assert_eq!(faults(br#"{"properties": {"a": {"pattern": "(?!x)"}}}"#)[0].split(' ').next(), Some("1:34"));
    assert_eq!(faults(br#"{"patternProperties": {"a{2000}": {}}}"#)[0].split(' ').next(), Some("1:24"));
    assert!(faults(b"{\"a\": \"\xff\"}")[0].starts_with("1:8 1"));
}

#[test]
fn a_reference_that_leads_nowhere_has_its_place() {
    for (text, place, says) in [
        (r##"{"$ref": "#/x/y"}"##, "1:10", "/x/y"),
        (r##"{"$ref": "#"}"##, "1:10", "comes back to itself"),
        (r#"{"not": {"$ref": "b.json"}}"#, "1:18", "`app/b.json`, which isn't there"),
        (r#"{"not": {"$ref": "../../b.json"}}"#, "1:18", "outside the repository"),
        (r#"{"not": {"$ref": "/etc/passwd"}}"#, "1:18", "outside the repository"),
        (r#"{"not": {"$ref": "https://x.example/b.json"}}"#, "1:18", "nothing is fetched"),
        (r#"{"not": {"$ref": "a b.json"}}"#, "1:18", "leads nowhere"),
        (r#"{"not": {"$ref": "file:///etc/passwd"}}"#, "1:18", "outside the repository"),
    ] {
        let found = faults(text.as_bytes());
        assert!(found[0].starts_with(place) && found[0].contains(says), "{text}: {found:?}");
    }
}

#[test]
fn references_between_files_may_go_round() {
    let mut asked = Vec::new();
    let mut load = |path: &str| {
        asked.push(path.to_owned());
        let text = match path {
            "app/a.json" => r#"{"properties": {"next": {"$ref": "../shared/b%20c.json"}}}"#,
            "shared/b c.json" => r#"{"properties": {"x": {"type": "string"}, "up": {"$ref": "../app/a.json"}}}"#,
            _ => return None,
        };
        Some(text.as_bytes().to_vec())
    };
    let text = br#"{"properties": {"a": {"$ref": "a.json"}}}"#;
    let schema = Schema::compile("app/values.schema.json", text, &mut load).unwrap();
    let against = Against { schema: &schema, defaults: None };
    let found = judge(b"a: {next: {x: 1, up: {next: {x: 2}}}}", FILE, &against);
    let subjects: Vec<&str> = found.iter().map(|found| &*found.subject).collect();
    assert_eq!(subjects, ["a.next.up.next.x", "a.next.x"]);
    assert_eq!(asked, ["app/a.json", "shared/b c.json"]);
}

#[test]
fn a_schema_is_shared_by_threads() {
    fn shared<T: Sync + Send>() {}
    shared::<Schema>();
    shared::<Defaults>();
}
