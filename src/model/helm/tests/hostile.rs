//! Input that means harm.

use super::asked::{FILE, faults, found, told};
use crate::model::helm::{Against, Schema, judge};

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..40 {
        let alias = format!("*a{}", level - 1);
        bomb.extend([format!("a{level}: &a{level} [{}]\n", [&*alias; 9].join(", "))]);
    }
    let found = told("true", &bomb);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("more than 100000 values"), "{found:?}");
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 20), "*a, ".repeat(1000));
    assert!(told("true", &long)[0].contains("stand for too much"));
    let link = |level: usize| format!("a{level}: &a{level} [*a{}]\n", level - 1);
    let deep = (1..2000).map(link).collect::<Vec<_>>().concat();
    assert!(told("true", &format!("a0: &a0 1\n{deep}"))[0].contains("more than 255 deep"));
}

#[test]
fn deep_nesting_is_no_danger() {
    assert_eq!(told("true", &format!("a: {}", "[".repeat(10_000))), Vec::<String>::new());
    let deep = format!("a: {}1{}", "[".repeat(250), "]".repeat(250));
    assert_eq!(
        told(r##"{"$defs":{"x":{"items":{"$ref":"#/$defs/x"}}},"properties":{"a":{"$ref":"#/$defs/x"}}}"##, &deep)
            .len(),
        0
    );
    let schema = format!("{}{{}}{}", r#"{"not":"#.repeat(10_000), "}".repeat(10_000));
    assert!(faults(schema.as_bytes())[0].contains("the schema is not JSON: recursion limit exceeded"));
}

#[test]
fn a_pattern_can_not_explode() {
    let values = format!("a: {}!", "a".repeat(100_000));
    assert_eq!(found(r#"{"properties":{"a":{"pattern":"^(a+)+$"}}}"#, &values).len(), 1);
    let nested = r#"{"properties":{"a":{"pattern":"((((((a{100}){100}){100}){100}){100}){100})"}}}"#;
    assert!(Schema::compile("s.json", nested.as_bytes(), &mut |_| None).is_err());
}

#[test]
fn huge_numbers_are_only_numbers() {
    let digits = "9".repeat(10_000);
    assert_eq!(told(r#"{"properties":{"a":{"type":"string"}}}"#, &format!("a: {digits}")), Vec::<String>::new());
    assert_eq!(told(r#"{"properties":{"a":{"multipleOf":1e-300}}}"#, "a: 1e300"), Vec::<String>::new());
}

#[test]
fn references_that_double_each_time() {
    let levels = 40;
    let mut defs = String::from(r#""d0": {"type": "string"}"#);
    for level in 1..levels {
        let below = format!(r##"{{"$ref": "#/$defs/d{}"}}"##, level - 1);
        defs.extend([format!(r#", "d{level}": {{"allOf": [{below}, {below}]}}"#)]);
    }
    let schema = format!(r##"{{"$defs": {{{defs}}}, "properties": {{"a": {{"$ref": "#/$defs/d{}"}}}}}}"##, levels - 1);
    assert!(faults(schema.as_bytes())[0].contains("stands for more than 10000 schemas"));
}

/// A chain of definitions, each with two of the one below at the same place, and values as deep that don't fit.
fn doubling(levels: usize, keyword: &str) -> (String, String) {
    let mut defs = String::from(r#""d0": {"type": "string"}"#);
    for level in 1..levels {
        let below = format!(r##"{{"$ref": "#/$defs/d{}"}}"##, level - 1);
        let forms = keyword.replace("BELOW", &below);
        defs.extend([format!(r#", "d{level}": {{"properties": {{"x": {{{forms}}}}}}}"#)]);
    }
    let schema = format!(r##"{{"$defs": {{{defs}}}, "$ref": "#/$defs/d{}"}}"##, levels - 1);
    (schema, format!("{}1{}", "x: {".repeat(levels - 2) + "x: ", "}".repeat(levels - 2)))
}

#[test]
fn forms_that_double_with_each_level_of_the_values() {
    for keyword in [
        r#""anyOf": [BELOW, BELOW]"#,
        r#""oneOf": [BELOW, BELOW]"#,
        r#""allOf": [BELOW, BELOW]"#,
        r#""if": BELOW, "then": BELOW, "else": BELOW"#,
        r#""anyOf": [BELOW], "unevaluatedProperties": false"#,
    ] {
        let (schema, values) = doubling(40, keyword);
        let found = told(&schema, &values);
        assert_eq!(found.len(), 1, "{keyword}");
        assert!(found[0].contains("in more than 500000 steps"), "{keyword}: {found:?}");
        let (schema, values) = doubling(4, keyword);
        assert!(!told(&schema, &values)[0].contains("steps"), "{keyword}");
    }
}

#[test]
fn forms_of_a_tree_of_itself_may_double_too() {
    let tree = r##"{"$defs": {"t": {"anyOf": [{"type": "string"}, {"properties": {"x": {"allOf": [T, T]}}}]}}, "$ref": "#/$defs/t"}"##;
    let deep = format!("{}1{}", "x: {".repeat(40) + "x: ", "}".repeat(40));
    for to in [r##"{"$ref": "#/$defs/t"}"##, r#"{"$ref": "values.schema.json#/$defs/t"}"#] {
        let found = told(&tree.replace('T', to), &deep);
        assert!(found.len() == 1 && found[0].contains("in more than 500000 steps"), "{found:?}");
    }
}

#[test]
fn a_large_tree_is_judged() {
    let schema = r##"{"$defs": {"t": {"type": ["object", "string"], "properties": {"l": {"$ref": "#/$defs/t"}, "r": {"$ref": "#/$defs/t"}}}}, "$ref": "#/$defs/t"}"##;
    let mut tree = "x".to_owned();
    for _ in 0..12 {
        tree = format!("{{l: {tree}, r: {tree}}}");
    }
    let values = format!("l: {tree}\nr: 1\n");
    assert_eq!(told(schema, &values).len(), 1);
    let many = format!("a: [{}]\n", "{x: 1, y: z}, ".repeat(10_000));
    let forms = r#"{"properties": {"a": {"items": {"oneOf": [{"required": ["z"]}, {"required": ["x"]}]}}}}"#;
    assert_eq!(told(forms, &many), Vec::<String>::new());
}

#[test]
fn faults_of_many_forms_that_hold_copies() {
    let keys: Vec<String> = (0..1000).map(|at| format!("\"k{at}\"")).collect();
    let forms = [format!(r#"{{"required": [{}]}}"#, keys.join(", ")).as_str(); 20].join(", ");
    let values = format!("a: [{}]", "x, ".repeat(1000));
    let found = told(&format!(r#"{{"anyOf": [{forms}]}}"#), &values);
    assert!(found.len() == 1 && found[0].contains("in more than 500000 steps"), "{found:?}");
}

#[test]
fn references_by_name_double_too() {
    let mut defs = String::from(r#""d0": {"$anchor": "a0", "type": "string"}"#);
    for level in 1..40 {
        let below = format!(r##"{{"$ref": "#a{}"}}"##, level - 1);
        defs.extend([format!(r#", "d{level}": {{"$anchor": "a{level}", "anyOf": [{below}, {below}]}}"#)]);
    }
    let found = told(&format!(r##"{{"$defs": {{{defs}}}, "$ref": "#a39"}}"##), "a: 1");
    assert!(found.len() == 1 && found[0].contains("in more than 500000 steps"), "{found:?}");
}

#[test]
fn a_reference_by_name_that_comes_back_to_itself() {
    let found = told(r##"{"$anchor": "a", "allOf": [{"$ref": "#a"}]}"##, "a: 1");
    assert!(found.len() == 1 && found[0].contains("in more than 500000 steps"), "{found:?}");
}

#[test]
fn forms_that_double_from_file_to_file() {
    let mut load = |path: &str| {
        let level: usize = path.strip_prefix("app/f")?.strip_suffix(".json")?.parse().ok()?;
        let below = format!(r#"{{"$ref": "f{}.json"}}"#, level + 1);
        let text = format!(r#"{{"properties": {{"x": {{"anyOf": [{below}, {below}]}}}}}}"#);
        Some(if level < 40 { text } else { r#"{"type": "string"}"#.to_owned() }.into_bytes())
    };
    let schema = Schema::compile("app/values.schema.json", br#"{"$ref": "f0.json"}"#, &mut load).unwrap();
    let values = format!("{}1{}", "x: {".repeat(38) + "x: ", "}".repeat(38));
    let found = judge(values.as_bytes(), FILE, &Against { schema: &schema, defaults: None });
    assert!(found.len() == 1 && found[0].message.contains("in more than 500000 steps"), "{found:?}");
}
