//! How failures look.

use super::*;
use crate::failure::Class;
use crate::model::excerpt::Excerpt;
use crate::model::position::Position;

fn at(path: &str, text: &str, (line, column, offset): (usize, usize, usize), width: usize) -> Excerpt {
    Excerpt::of(path, text.as_bytes(), Position { line, column, offset }, width)
}

fn plain(problems: Vec<Problem>) -> String {
    failure(&Failure { class: Class::No, problems }, Style::Plain)
}

#[test]
fn message_alone() {
    assert_eq!(plain(vec![Problem::new("no stage is ready")]), "error: no stage is ready\n");
}

#[test]
fn all_parts() {
    let ours = at("values-qa-gcp.yaml", "a: 1\nrelease: 1.x\n", (2, 10, 14), 3);
    let theirs = at("3f2c9a:values.yaml", "b: 2\n", (1, 4, 3), 1);
    let problem =
        Problem::new("`1.x` is no release").at(ours).at(theirs).note("read as a release").help("write `1.5.0`");
    let problem = Problem { rule: Some("release-format"), ..problem };
    let expected = "\
error[release-format]: `1.x` is no release
 --> values-qa-gcp.yaml:2:10
  |
2 | release: 1.x
  |          ^^^
  |
 ::: 3f2c9a:values.yaml:1:4
  |
1 | b: 2
  |    ^
  |
  = note: read as a release
  = help: write `1.5.0`
";
    assert_eq!(plain(vec![problem]), expected);
}

#[test]
fn other_programs_are_quoted_as_they_are() {
    let problem =
        Problem::new("git push failed with code 1").note("remote: denied\n  by the hook").help("ask\nsomeone");
    let expected = "\
error: git push failed with code 1
 |
 = note: remote: denied
           by the hook
 = help: ask
         someone
";
    assert_eq!(plain(vec![problem]), expected);
}

#[test]
fn problems_are_paragraphs() {
    assert_eq!(plain(vec![Problem::new("one"), Problem::new("two")]), "error: one\n\nerror: two\n");
}

#[test]
fn warnings_say_so() {
    assert_eq!(warning(&Problem::new("unknown key"), Style::Plain), "warning: unknown key\n");
}

#[test]
fn foreign_text_can_not_speak_to_the_terminal() {
    let evil = "\x1b[2J\u{9b}1m\u{202e}\r\x07\x08";
    let file = format!("a: {evil}\tx\n");
    let problem = Problem::new(format!("no {evil}"))
        .at(Excerpt::of(evil, file.as_bytes(), Position { line: 1, column: 4, offset: 3 }, 2))
        .note(evil)
        .help(evil);
    for style in [Style::Plain, Style::Coloured] {
        let text = warning(&problem, style) + &failure(&Failure::no(problem.clone()), style);
        let bare = anstream::adapter::strip_str(&text).to_string();
        assert!(!bare.contains(|c: char| c.is_control() && c != '\n'), "{bare:?}");
        assert!(!text.contains("\x1b[2J"), "{text:?}");
    }
}

#[test]
fn a_path_is_one_line() {
    let told = plain(vec![Problem::new("no").at(at("a\nerror: b\t.yaml", "c", (1, 1, 0), 1))]);
    assert_eq!(told.lines().nth(1), Some(" --> a␊error: b␉.yaml:1:1"));
}

#[test]
fn colours_only_where_asked() {
    let problem = Problem::new("no");
    assert!(warning(&problem, Style::Coloured).contains('\x1b'));
    assert!(!warning(&problem, Style::Plain).contains('\x1b'));
}

#[test]
fn caret_stands_under_tabs_and_wide_characters() {
    let text = "\t日本: größe\n";
    let expected = "\
error: no
 --> a:1:6
  |
1 |     日本: größe
  |           ^^^^^
";
    assert_eq!(plain(vec![Problem::new("no").at(at("a", text, (1, 6, 9), 5))]), expected);
}

#[test]
fn caret_of_a_long_line_keeps_its_column() {
    for length in [1_000, 1_000_000] {
        let text = format!("{}X{}\n", "a".repeat(length), "b".repeat(1000));
        let told = plain(vec![Problem::new("no").at(at("a", &text, (1, length + 1, length), 1))]);
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[1], format!(" --> a:1:{}", length + 1));
        assert_eq!(lines[3].find('X'), lines[4].find('^'));
        assert!(lines[3].chars().count() < 140, "{told}");
    }
}

#[test]
fn places_outside_the_line_do_no_harm() {
    for (line, column, offset) in [(1, 9, 1), (7, 1, 99), (1, 0, 0), (1, usize::MAX, 2), (0, 0, 0)] {
        let told = plain(vec![Problem::new("no").at(at("a", "ab\n", (line, column, offset), usize::MAX))]);
        assert!(told.contains('^'), "{told}");
    }
    let long = "a".repeat(500);
    assert!(plain(vec![Problem::new("no").at(at("a", &long, (1, usize::MAX, 3), 1))]).contains('^'));
}

proptest::proptest! {
    #[test]
    fn any_text_is_told(text in ".*|[\\PC\n\t\r]{0,300}", offset in 0..400_usize, column in 0..400_usize, width in 0..400_usize) {
        let place = at(&text, &text, (1, column, offset), width);
        let problem = Problem { help: Some(text.clone()), ..Problem::new(text.clone()).at(place).note(text) };
        let told = warning(&problem, Style::Plain);
        proptest::prop_assert!(!told.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')), "{:?}", told);
    }
}
