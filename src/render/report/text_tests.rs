//! How people read a report.

use super::super::samples::{at, full, odd, of};
use super::*;

#[test]
fn findings_in_their_order() {
    let expected = "\
error[values-schema]: `1.10` is a number, not a string
 --> values-qa-gcp.yaml:3:19
  |
3 |     deployedRelease: 1.10 # größe
  |                      ^^^^
  |
 ::: values.schema.json:7:3
  |
7 |   \"type\": \"string\"
  |   ^^^^^^
  |
  = note: YAML reads it as 1.1
  = help: write \"1.10\"

warning[stage-agreement]: qa runs [two](http://a.example) releases␛[31m
--> a b␊日本<&\u{fffd}.yaml

1 error and 1 warning in 2 of 3 files
";
    assert_eq!(text(&of(vec![full(), odd()]), Style::Plain), expected);
}

#[test]
fn nothing_found() {
    assert_eq!(text(&of(Vec::new()), Style::Plain), "2 files, nothing found\n");
}

#[test]
fn wide_characters_and_carets() {
    let found = Diagnostic::error("values-schema", "a", "no").at(at("a", "日本: größe", (1, 5), 5));
    let told = text(&of(vec![found]), Style::Plain);
    assert!(told.contains("1 | 日本: größe\n  |       ^^^^^\n"), "{told}");
}

#[test]
fn no_message_can_look_like_another() {
    let found = Diagnostic::error("values-schema", "a", "no `\nerror[policy]: b`");
    let told = text(&of(vec![found]), Style::Plain);
    assert_eq!(told.lines().next(), Some("error[values-schema]: no `␊error[policy]: b`"));
}

#[test]
fn of_each_rule_the_first_are_shown() {
    let number = |rule, number| Diagnostic::error(rule, "a", format!("number {number}"));
    let all = (0..12).flat_map(|count| [number("values-schema", count), number("known-stage", count)]).collect();
    let told = text(&of(all), Style::Plain);
    let first: Vec<&str> = told.lines().filter(|line| line.starts_with("error")).take(3).collect();
    let expected = ["error[values-schema]: number 0", "error[known-stage]: number 0", "error[values-schema]: number 1"];
    assert_eq!(first, expected);
    assert_eq!(told.matches("error[").count(), 20);
    let end = "\nand 2 more of values-schema\nand 2 more of known-stage\n24 errors in 1 of 3 files\n";
    assert!(told.ends_with(end), "{told}");
}

#[test]
fn ten_are_all_shown() {
    let all = (0..10).map(|count| Diagnostic::error("values-schema", "a", format!("number {count}"))).collect();
    assert!(!text(&of(all), Style::Plain).contains("more of"));
}

#[test]
fn a_file_as_a_whole() {
    let found = Diagnostic::error("known-stage", "values-x.yaml", "no stage is named `x`").help("add it");
    let expected = "\
error[known-stage]: no stage is named `x`
--> values-x.yaml
 = help: add it

1 error in 1 of 3 files
";
    assert_eq!(text(&of(vec![found]), Style::Plain), expected);
}
