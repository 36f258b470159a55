//! File patterns of CODEOWNERS, compared with Ruby's own `File.fnmatch?`, which is what GitLab calls.

use std::io::Write;
use std::process::{Command, Stdio};

use git_eurodat::model::owners::Glob;
use libtest_mimic::Trial;

use crate::support::chance::Chance;
use crate::support::tool::trial_with;

/// Reads a pattern and a path a line, and says of each whether they match.
const ASK: &str = "STDIN.each_line(chomp: true) { |line| pattern, path = line.split(\"\\t\", -1); \
                   puts File.fnmatch?(pattern, path, File::FNM_DOTMATCH | File::FNM_PATHNAME) }";

const PIECES: [&str; 26] = [
    "a", "b", "ab", "/", "/", "*", "*", "**", "**/", "/**/", "?", "[ab]", "[!a]", "[^b]", "[a-", "[b-a]", "]", "[]",
    "\\", "\\*", "\\/", ".", "é", "[à-ü]", "{a,b}", "[a/]",
];

const NAMES: [&str; 10] = ["a", "b", "ab", "/", "/", ".", "é", "ü", "*", "]"];

/// One trial.
pub fn trials() -> Vec<Trial> {
    vec![trial_with(&["ruby"], "owners::patterns_match_what_ruby_matches", patterns_match_what_ruby_matches)]
}

fn patterns_match_what_ruby_matches() {
    let mut chance = Chance::new();
    let pairs: Vec<(String, String)> =
        (0..20_000).map(|_| (text(&mut chance, &PIECES), text(&mut chance, &NAMES))).collect();
    let ruby = ask(&pairs);
    assert_eq!(ruby.len(), pairs.len());
    let ours = |(pattern, path): &(String, String)| Glob::new(pattern).is_some_and(|glob| glob.matches(path));
    let differ = pairs.iter().zip(&ruby).filter(|(pair, ruby)| ours(pair) != **ruby);
    let differ: Vec<String> =
        differ.map(|((pattern, path), ruby)| format!("{pattern} {path}: {ruby} to Ruby")).collect();
    assert!(differ.is_empty(), "seed {}: {} differ:\n{}", chance.seed, differ.len(), differ.join("\n"));
    let matched = ruby.iter().filter(|matched| **matched).count();
    assert!(matched > 500, "only {matched} of the pairs match");
}

fn text(chance: &mut Chance, pieces: &[&str]) -> String {
    (0..chance.pick(&[1, 2, 3, 4, 5, 6])).map(|_| chance.pick(pieces)).collect()
}

fn ask(pairs: &[(String, String)]) -> Vec<bool> {
    let mut ruby = Command::new("ruby")
        .args(["-Eutf-8:utf-8", "-e", ASK])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("ruby starts");
    let lines: String = pairs.iter().map(|(pattern, path)| format!("{pattern}\t{path}\n")).collect();
    let mut stdin = ruby.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = ruby.wait_with_output().expect("ruby ends");
    writer.join().expect("no panic").expect("ruby reads");
    String::from_utf8(output.stdout).expect("text").lines().map(|line| line == "true").collect()
}
