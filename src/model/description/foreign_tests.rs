//! What text from elsewhere looks like.

use super::{code, quote};

#[test]
fn one_line_whatever_stands_in_it() {
    for (text, expected) in [
        ("plain", "`plain`"),
        ("a`b``c|d", "`a'b''c¦d`"),
        ("a\r\n/merge\u{2028}/approve\u{85}x\0", "`a  /merge /approve x `"),
        ("", "` `"),
        ("`", "`'`"),
        ("\u{202e}evil\u{200b}\u{feff}", "`evil`"),
        ("<img src=x> @all", "`<img src=x> @all`"),
        ("Closes #1", "`Closes\u{a0}#1`"),
        ("Fixes: https://gitlab.example/a/-/issues/1", "`Fixes:\u{a0}https://gitlab.example/a/-/issues/1`"),
        ("Closes issues #1, a/b#2 and JIRA-3", "`Closes issues\u{a0}#1,\u{a0}a/b#2 and\u{a0}JIRA-3`"),
        ("Clo\u{200b}ses #1", "`Closes\u{a0}#1`"),
        ("is 1.5.0 of 2026-01-05", "`is 1.5.0 of 2026-01-05`"),
    ] {
        assert_eq!(code(text), expected, "{text:?}");
    }
}

#[test]
fn a_long_text_is_cut_between_characters() {
    let long = code(&"ü".repeat(5000));
    assert_eq!(long.chars().count(), 2003);
    assert!(long.ends_with("ü…`"));
    assert_eq!(code(&"ü".repeat(2000)), format!("`{}`", "ü".repeat(2000)));
}

#[test]
fn many_lines() {
    assert_eq!(
        quote("# New\r\n\r\n- a `b`\n/merge\r/approve\u{2028}x\n\n"),
        ["> `# New`  ", ">", "> `- a 'b'`  ", "> `/merge`  ", "> `/approve`  ", "> `x`  ",]
    );
    assert!(quote("").is_empty());
    assert!(quote(" \r\n\t").is_empty());
}
