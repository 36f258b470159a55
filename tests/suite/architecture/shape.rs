//! Files and functions stay small, and lists of modules hold no logic.

use super::Case;
use crate::support::rust_source::{Source, Tree};

const LONGEST_FILE: usize = 250;
const MEDIAN_FILE: usize = 80;
const MEDIAN_FUNCTION: usize = 10;

pub const CASES: &[Case] = &[
    ("lists_hold_no_logic", lists_hold_no_logic, &[&[("model/mod.rs", "pub mod a;\npub fn f() -> u8 { 1 }")]]),
    ("no_long_file", no_long_file, &[&[("model/a.rs", LONG)]]),
    ("median_file", median_file, &[&[("model/a.rs", LONG)]]),
    ("median_function", median_function, &[&[("model/a.rs", "fn f() {\n\n\n\n\n\n\n\n\n\n\n}")]]),
];

/// A file that is only long.
const LONG: &str = match std::str::from_utf8(&LINES) {
    Ok(text) => text,
    Err(_) => "",
};

const LINES: [u8; 300] = {
    let mut lines = [b'\n'; 300];
    lines[299] = b';';
    lines
};

fn lists_hold_no_logic(tree: &Tree) -> Vec<String> {
    let lists = tree.sources.iter().filter(|source| source.is_list());
    let faults = lists.flat_map(|source| source.functions().into_iter().map(move |function| (source, function.name)));
    faults.map(|(source, name)| format!("src/{} lists modules, and yet has fn {name}", source.path)).collect()
}

fn no_long_file(tree: &Tree) -> Vec<String> {
    let long = tree.sources.iter().filter(|source| source.lines() > LONGEST_FILE);
    long.map(|source| format!("src/{} has {} lines, more than {LONGEST_FILE}", source.path, source.lines())).collect()
}

fn median_file(tree: &Tree) -> Vec<String> {
    let files = tree.sources.iter().filter(|source| !source.is_list());
    too_much("file", median(files.map(Source::lines).collect()), MEDIAN_FILE)
}

fn median_function(tree: &Tree) -> Vec<String> {
    let functions = tree.sources.iter().flat_map(Source::functions);
    too_much("function", median(functions.map(|function| function.lines).collect()), MEDIAN_FUNCTION)
}

fn too_much(what: &str, lines: usize, limit: usize) -> Vec<String> {
    let fault = format!("the median {what} has {lines} lines, not fewer than {limit}");
    (lines >= limit).then_some(fault).into_iter().collect()
}

fn median(mut lengths: Vec<usize>) -> usize {
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or(0)
}
