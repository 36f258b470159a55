//! Only `external/` touches the world, and only `cli` knows the command line's library.

use super::Case;
use crate::support::rust_source::{Source, Tree};

const WORLD: [&str; 6] = ["std::fs", "std::net", "std::process::Command", "git2::", "tempfile::", "fs::File"];

pub const CASES: &[Case] = &[
    (
        "only_doors_touch_the_world",
        doors,
        &[&[("command/a.rs", "use std::fs;")], &[("plan/a.rs", "fn f() { git2::Repository::open(); }")]],
    ),
    ("only_cli_knows_clap", clap, &[&[("command/a.rs", "use clap::Parser;")]]),
];

fn doors(tree: &Tree) -> Vec<String> {
    let inside = tree.sources.iter().filter(|source| source.floor() != "external");
    inside.flat_map(|source| named(source, &WORLD)).collect()
}

fn clap(tree: &Tree) -> Vec<String> {
    let others = tree.sources.iter().filter(|source| !["cli", "main"].contains(&source.floor().as_str()));
    others.flat_map(|source| named(source, &["clap::"])).collect()
}

fn named(source: &Source, paths: &[&str]) -> Vec<String> {
    let found = paths.iter().filter(|path| source.code.contains(**path));
    found.map(|path| format!("src/{} reaches for {path}", source.path)).collect()
}
