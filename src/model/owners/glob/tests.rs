//! What matches what; the trials compare more of it with Ruby's own.

use std::time::{Duration, Instant};

use super::Glob;

fn matches(pattern: &str, path: &str) -> bool {
    Glob::new(pattern).is_some_and(|glob| glob.matches(path))
}

#[test]
fn as_ruby_has_it() {
    for (pattern, path) in [
        ("*", ".gitignore"),
        ("*", ""),
        ("a*", "a"),
        ("a/**", "a/b"),
        ("**/a", "a"),
        ("**/a", "x/y/a"),
        ("**/**/*", "a"),
        ("**/b/**/c", "a/b/x/b/c"),
        ("**/a/b", "a/a/b"),
        ("a**/b", "ax/b"),
        ("**a/b", "xa/b"),
        ("***/a", "x/a"),
        ("a\\/b", "a/b"),
        ("a\\*", "a*"),
        ("a\\", "a"),
        ("*\\", "a\\"),
        ("\\[a]", "[a]"),
        ("?", "é"),
        ("[à-ü]", "é"),
        ("[z-a]", "z"),
        ("[z-a]", "a"),
        ("[!]", "x"),
        ("[^a]", "b"),
        ("[!a]", "b"),
        ("[a-]", "-"),
        ("[\\]]", "]"),
        ("[a-\\]]", "]"),
        ("[a/]b", "ab"),
        ("[!/]", "a"),
        ("[a]]", "a]"),
        ("{a,b}", "{a,b}"),
    ] {
        assert!(matches(pattern, path), "{pattern} {path}");
    }
}

#[test]
fn as_ruby_has_it_not() {
    for (pattern, path) in [
        ("*", "a/b"),
        ("**", "a/b"),
        ("a/**", "a/b/c"),
        ("a/*", "a"),
        ("a?b", "a/b"),
        ("[/]", "/"),
        ("a[/]b", "a/b"),
        ("[z-a]", "m"),
        ("[]", "x"),
        ("[]a]", "]"),
        ("[^a", "b"),
        ("[a-", "-"),
        ("a[", "a["),
        ("[a-c-e]", "d"),
        ("a\\", "a\\"),
        ("{a,b}", "a"),
        ("A", "a"),
        ("/a", "a"),
    ] {
        assert!(!matches(pattern, path), "{pattern} {path}");
    }
}

#[test]
fn names_that_no_path_has() {
    for (pattern, name) in [("a//b", Some("")), ("./a", Some(".")), ("a/../b", Some("..")), ("a/*/.x", None)] {
        assert_eq!(Glob::new(pattern).and_then(|glob| glob.impossible_name()).as_deref(), name, "{pattern}");
    }
}

#[test]
fn hostile_patterns_take_no_time() {
    let start = Instant::now();
    let name = "a".repeat(4096);
    let path = "a/".repeat(2048);
    assert!(!matches(&format!("{}b", "*a".repeat(2000)), &name));
    assert!(!matches(&format!("{}b*", "*a".repeat(2000)), &name));
    assert!(!matches(&format!("{}b/*", "**/a/".repeat(1000)), &path));
    assert!(!matches(&format!("{}b/*", "**/*a*/".repeat(1000)), &path));
    assert!(Glob::new(&"[".repeat(1_000_000)).is_none());
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}
