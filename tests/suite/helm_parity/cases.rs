//! Pairs of values and schema for Helm and us: how values are read and merged.

use super::differences;

/// Values over a chart's, and the schema they are held to; an empty schema is none.
pub struct Case {
    pub name: &'static str,
    pub schema: &'static str,
    pub values: &'static str,
    pub defaults: &'static str,
    /// The values of a subchart; empty where there is none.
    pub subchart: &'static str,
    /// The reason why Helm and we say different things.
    pub differs: Option<&'static str>,
}

impl Case {
    /// Values without defaults, judged alike.
    pub const fn new(name: &'static str, schema: &'static str, values: &'static str) -> Self {
        Self { name, schema, values, defaults: "", subchart: "", differs: None }
    }

    /// The values with what stands for many written out.
    pub fn text(&self) -> String {
        self.values.replace("{1000}", &"1,".repeat(1000))
    }

    /// Over these values of the chart.
    pub const fn over(self, defaults: &'static str) -> Self {
        Self { defaults, ..self }
    }

    /// In a chart with a subchart of these values.
    pub const fn beside(self, subchart: &'static str) -> Self {
        Self { subchart, ..self }
    }

    /// Judged otherwise by us, for this reason.
    pub const fn differs(self, reason: &'static str) -> Self {
        Self { differs: Some(reason), ..self }
    }
}

const STRING: &str = r#"{"properties":{"a":{"type":"string"}}}"#;
const NUMBER: &str = r#"{"properties":{"a":{"type":"number"}}}"#;
const INTEGER: &str = r#"{"properties":{"a":{"type":"integer"}}}"#;
const BOOLEAN: &str = r#"{"properties":{"a":{"type":"boolean"}}}"#;
const NO_NULL: &str = r#"{"required":["a"],"properties":{"a":{"type":["string","number","object"]}}}"#;
const INNER: &str =
    r#"{"required":["a"],"properties":{"a":{"type":"object","required":["b"],"properties":{"b":{"type":"integer"}}}}}"#;

/// Aliases for some 120,000 values, which Helm takes; `{1000}` stands for so many.
const MANY: &str = concat!(
    "a: &a [{1000}{1000}1]\nb: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,",
    "*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n",
);

#[rustfmt::skip]
pub const CASES: &[Case] = &[
    Case::new("a version with two parts is a number", STRING, "a: 1.10"),
    Case::new("a version with three parts is a string", STRING, "a: 1.1.0"),
    Case::new("quotes make a string", STRING, "a: '1.10'"),
    Case::new("yes is a boolean", STRING, "a: yes"),
    Case::new("on is a boolean", BOOLEAN, "a: on"),
    Case::new("y is a boolean", BOOLEAN, "a: y"),
    Case::new("tRUE is a string", BOOLEAN, "a: tRUE"),
    Case::new("a tilde is null", STRING, "a: ~"),
    Case::new("nothing is null", STRING, "a:"),
    Case::new("octal as in YAML 1.2", r#"{"properties":{"a":{"const":15}}}"#, "a: 0o17"),
    Case::new("octal as in YAML 1.1", r#"{"properties":{"a":{"const":15}}}"#, "a: 017"),
    Case::new("no octal", r#"{"properties":{"a":{"const":8}}}"#, "a: 08"),
    Case::new("hexadecimal", r#"{"properties":{"a":{"const":31}}}"#, "a: 0x1F"),
    Case::new("binary", r#"{"properties":{"a":{"const":3}}}"#, "a: 0b11"),
    Case::new("underscores", r#"{"properties":{"a":{"const":1000}}}"#, "a: 1_000"),
    Case::new("an exponent without a fraction is an integer", INTEGER, "a: 1e3"),
    Case::new("a fraction is none", INTEGER, "a: 1.5"),
    Case::new("a float without a fraction is an integer", INTEGER, "a: 1.0"),
    Case::new("a huge float is an integer", INTEGER, "a: 1e30"),
    Case::new("a dot first", NUMBER, "a: .5"),
    Case::new("base 60 is a string", NUMBER, "a: 1:30"),
    Case::new("a date is a string", STRING, "a: 2001-01-01"),
    Case::new("not a number is refused", "true", "a: .NaN"),
    Case::new("infinity is refused", "true", "a: .inf"),
    Case::new("what overflows is a string", STRING, "a: 1e400"),
    Case::new("above 2^64", NUMBER, "a: 18446744073709551616"),
    Case::new("a tag makes a string", STRING, "a: !!str 1"),
    Case::new("a tag makes an integer", INTEGER, "a: !!int '1'"),
    Case::new("a tag that doesn't fit", "true", "a: !!int x"),
    Case::new("an unknown tag makes a string", STRING, "a: !foo 1"),
    Case::new("binary data", r#"{"properties":{"a":{"const":"hello"}}}"#, "a: !!binary aGVsbG8="),
    Case::new("an anchor and its alias", r#"{"properties":{"b":{"type":"integer"}}}"#, "a: &x one\nb: *x"),
    Case::new("a merge", INNER, "x: &x {b: 1}\na:\n  <<: *x"),
    Case::new("a merge goes over what stands before it", r#"{"properties":{"a":{"properties":{"b":{"const":1}}}}}"#, "x: &x {b: 1}\na:\n  b: 2\n  <<: *x"),
    Case::new("a merge of no mapping", "true", "a: {<<: 1}"),
    Case::new("an integer key", r#"{"required":["1"]}"#, "1: x"),
    Case::new("a boolean key", r#"{"required":["true"]}"#, "yes: x"),
    Case::new("a float key", r#"{"required":["1e+06"]}"#, "1e6: x"),
    Case::new("a null key", "true", "~: x"),
    Case::new("a mapping as key", "true", "{a: 1}: x"),
    Case::new("an empty file", r#"{"required":["a"]}"#, ""),
    Case::new("an empty file over defaults", r#"{"required":["a"]}"#, "").over("a: 1"),
    Case::new("comments only", r#"{"type":"object"}"#, "# nothing\n"),
    Case::new("null as the file", r#"{"type":"object"}"#, "null"),
    Case::new("a sequence as the file", "true", "- a"),
    Case::new("a scalar as the file", "true", "a"),
    Case::new("an empty document behind", r#"{"required":["a"]}"#, "a: 1\n---\n"),
    Case::new("two documents", "true", "a: 1\n---\nb: 1\n").differs(differences::DOCUMENTS),
    Case::new("a directive", "true", "%YAML 1.1\n---\na: 1"),
    Case::new("text behind the marker", "true", "--- {a: 1}\n"),
    Case::new("a comment behind the marker", "true", "--- # here\na: 1\n"),
    Case::new("a byte order mark", r#"{"required":["a"]}"#, "\u{feff}a: 1"),
    Case::new("a tab first", "true", "\ta: 1"),
    Case::new("a tab on an empty line", "true", "a: 1\n\t\n"),
    Case::new("a tab before a comment", "true", "a: 1\n\t# c\n"),
    Case::new("a tab in a flow collection", "true", "a: [1,\n\t2]\n"),
    Case::new("a tab in a block scalar", "true", "a: |\n  x\n  \ty\nb: 1\n"),
    Case::new("a tab before a value", "true", "a:\t1\n"),
    Case::new("a tab in a quoted scalar", "true", "a: \"x\n\ty\"\n"),
    Case::new("a tab in place of an indent", "true", "a: |\n\ttab\n"),
    Case::new("a block scalar that ends the text", "true", "a: |\n  x"),
    Case::new("a stripped block scalar that ends the text", "true", "a: |-\n  x"),
    Case::new("a kept block scalar", "true", "a: |+\n  x\n\n\nb: 1\n"),
    Case::new("a folded scalar", "true", "a: >\n  x\n\n  y\n"),
    Case::new("an indented block scalar", "true", "a: |2\n    x\n"),
    Case::new("a quoted scalar of two lines", "true", "a: \"x\n\n  y\"\n"),
    Case::new("a plain scalar of two lines", "true", "a: x\n  y\n"),
    Case::new("a comma too many", "true", "a: [1,,2]"),
    Case::new("a key without a value in braces", "true", "a: {b, c: 2}"),
    Case::new("no space behind a colon in braces", "true", "a: {b:1}"),
    Case::new("no space behind a quoted key", "true", "a: {\"b\":1}"),
    Case::new("no space behind a colon", "true", "a:1"),
    Case::new("a mapping as an explicit key", "true", "? a : 1"),
    Case::new("an explicit key in brackets", "true", "a: [? b : c]"),
    Case::new("an unknown tag handle", "true", "a: !e!x 1"),
    Case::new("a comma first", "true", "a: ,x"),
    Case::new("a value that goes less deep", "true", " a: 1\nb: 2").differs(differences::REST),
    Case::new("all lines indented", "true", " a: 1\n b: 2"),
    Case::new("a sequence beside its key", "true", "a:\n- b\n- c\n"),
    Case::new("a brace that closes at column 0", "true", "a: {\n}"),
    Case::new("an anchor of nothing", "true", "a: &x\nb: *x"),
    Case::new("an escape of YAML 1.2", "true", r#"a: "\/""#),
    Case::new("a key twice", "true", "a: 1\na: 2").differs(differences::DUPLICATE),
    Case::new("two keys that read the same", "true", "1: a\n0x1: b").differs(differences::SAME_KEY),
    Case::new("a character that readers dispute", "true", "a: 1 # x\u{2028}b: 2").differs(differences::CHARACTERS),
    Case::new("very many aliases", "true", MANY).differs(differences::ALIASES),
    Case::new("an anchor within itself", "true", "a: &x [*x]"),
    Case::new("defaults fill in", r#"{"required":["a","b"]}"#, "a: 1").over("b: 1"),
    Case::new("the environment goes over the chart", STRING, "a: x").over("a: 1"),
    Case::new("mappings merge", INNER, "a: {c: 1}").over("a: {b: 1}"),
    Case::new("sequences are replaced", r#"{"properties":{"a":{"maxItems":1}}}"#, "a: [1]").over("a: [1, 2]"),
    Case::new("null deletes a default", r#"{"required":["a"]}"#, "a: null").over("a: 1"),
    Case::new("null deletes deep down", INNER, "a: {b: null}").over("a: {b: 1}"),
    Case::new("null deletes a null", r#"{"required":["a"]}"#, "a: null").over("a: null"),
    Case::new("null without a default stays", NO_NULL, "a: null"),
    Case::new("null without a default stays deep down", INNER, "a: {b: null}").over("a: {c: 1}"),
    Case::new("null of the chart stays", NO_NULL, "b: 1").over("a: null"),
    Case::new("a mapping over a scalar", INNER, "a: {b: 1}").over("a: 1"),
    Case::new("a scalar over a mapping", NO_NULL, "a: 1").over("a: {b: 1}"),
    Case::new("a null over a mapping", NO_NULL, "a: null").over("a: {b: 1}"),
    Case::new("a mapping with a null over a scalar", INNER, "a: {b: null}").over("a: 1"),
    Case::new("a wrong default", STRING, "b: 1").over("a: 1"),
    Case::new("a default that can't be read", "true", "a: 1").over("a: .inf"),
    Case::new("a sequence as the chart's values", "true", "a: 1").over("- a"),
    Case::new("no schema at all", "", "a: 1"),
];
