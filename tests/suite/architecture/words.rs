//! Words that have no place: leftovers, names that say nothing, output beside the one place for it.

use super::Case;
use crate::support::rust_source::{Source, Tree};

const LEFTOVERS: [&str; 3] = ["todo!", "unimplemented!", "dbg!"];
const OUTPUT: [&str; 5] = ["print!", "println!", "eprint!", "eprintln!", "process::exit"];
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "common", "helpers", "helper", "misc"];

pub const CASES: &[Case] = &[
    ("no_leftovers", no_leftovers, &[&[("model/a.rs", "fn f() { todo!() }")]]),
    ("only_main_prints", only_main_prints, &[&[("command/a.rs", "fn f() { println!(\"x\") }")]]),
    (
        "names_say_something",
        names_say_something,
        &[&[("model/utils.rs", "")], &[("model/common/a.rs", "")], &[("model/a.rs", "mod helpers { }")]],
    ),
];

fn no_leftovers(tree: &Tree) -> Vec<String> {
    tree.sources.iter().flat_map(|source| words(source, &LEFTOVERS)).collect()
}

fn only_main_prints(tree: &Tree) -> Vec<String> {
    tree.sources.iter().filter(|source| source.path != "main.rs").flat_map(|source| words(source, &OUTPUT)).collect()
}

fn words(source: &Source, words: &[&str]) -> Vec<String> {
    let found = words.iter().filter(|word| has_word(&source.code, word));
    found.map(|word| format!("src/{} says {word}", source.path)).collect()
}

fn has_word(code: &str, word: &str) -> bool {
    let starts_here =
        |at: usize| code[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && before != '_');
    code.match_indices(word).any(|(at, _)| starts_here(at))
}

fn names_say_something(tree: &Tree) -> Vec<String> {
    let empty = tree.sources.iter().filter(|source| has_empty_name(source));
    empty.map(|source| format!("src/{}: a name that says nothing", source.path)).collect()
}

fn has_empty_name(source: &Source) -> bool {
    let folders = source.module();
    EMPTY_NAMES.iter().any(|name| folders.iter().any(|folder| folder == name) || declares(source, name))
}

fn declares(source: &Source, name: &str) -> bool {
    source.code.contains(&format!("mod {name} ")) || source.code.contains(&format!("mod {name};"))
}
