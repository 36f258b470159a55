//! What goes first where a description is too long.

use super::super::part::{BEGIN, END};
use super::*;

fn characters(text: &str) -> usize {
    text.chars().count()
}

/// Our part with notes of two releases, of so many lines each.
fn ours(lines: usize) -> String {
    let quoted = crate::model::listing::lines((0..lines).map(|line| format!("> `line {line} ü`  ")));
    let notes = |release: &str| format!("{NOTES}\n<summary>{release}</summary>\n\n{quoted}\n{NOTES_END}\n\n");
    format!("{BEGIN}\nhead\n\n{}{}{END}\n", notes("1.5.0"), notes("1.4.9"))
}

#[track_caller]
fn assert_whole(text: &str, most: usize) {
    assert!(characters(text) <= most, "{} of {most}", characters(text));
    assert!(parts(text).is_some(), "a marker is gone: {text}");
    let count = |what: &str| text.lines().filter(|line| *line == what).count();
    assert_eq!(count(NOTES), count(NOTES_END), "{text}");
    assert!(text.contains("head"));
}

#[test]
fn what_is_short_stays() {
    let text = ours(2);
    assert_eq!(fit(&text, characters(&text), characters), text);
}

#[test]
fn notes_go_first_and_from_their_end() {
    let text = format!("before\n{}after\n", ours(20));
    for most in (220..characters(&text)).rev() {
        let cut = fit(&text, most, characters);
        assert_whole(&cut, most);
        assert!(cut.starts_with("before\n") && cut.ends_with("after\n"), "{most}: {cut}");
        assert!(cut.contains("The release notes go on"), "{most}: {cut}");
        assert!(cut.matches("line 19").count() < 2);
    }
}

#[test]
fn then_what_stands_behind() {
    let text = format!("{}{}", ours(20), "template\n".repeat(100));
    for most in [100, 200, 300, 500, 900] {
        let cut = fit(&text, most, characters);
        assert_whole(&cut, most);
        assert!(cut.contains("(cut:"), "{most}: {cut}");
    }
}

#[test]
fn without_our_part_at_line_ends() {
    let text = "ein Wort\n".repeat(100);
    let cut = fit(&text, 100, characters);
    assert!(cut.ends_with("ein Wort\n\n(cut: too long for a merge request)\n"), "{cut}");
    assert!(characters(&cut) <= 100);
}

#[test]
fn a_long_line_between_characters() {
    for most in 0..100 {
        let cut = fit(&"ü".repeat(1000), most, str::len);
        assert!(cut.len() <= most, "{} of {most}", cut.len());
    }
}
