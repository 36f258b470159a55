//! No files use each other in a ring.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use crate::support::rust_source::Tree;

pub const CASES: &[Case] = &[(
    "no_rings",
    no_rings,
    &[
        &[("model/a.rs", "use crate::model::b::B;"), ("model/b.rs", "use super::a::A;")],
        &[
            ("model/mod.rs", "mod a;\nmod b;\npub use a::A;\npub use b::{B, C};"),
            ("model/a.rs", "use crate::model::{A, C};"),
            ("model/b.rs", "fn f() { super::A }"),
        ],
    ],
)];

type Edges = BTreeMap<String, BTreeSet<String>>;

fn no_rings(tree: &Tree) -> Vec<String> {
    let edges = tree.edges();
    let ring = edges.keys().find_map(|start| walk(&edges, &mut vec![start.clone()], &mut BTreeSet::new()));
    ring.map(|ring| format!("a ring: {}", ring.join(" -> "))).into_iter().collect()
}

/// The way back to where the trail started, if there is one.
fn walk(edges: &Edges, trail: &mut Vec<String>, seen: &mut BTreeSet<String>) -> Option<Vec<String>> {
    let last = trail.last()?.clone();
    for next in edges.get(&last)? {
        if *next == trail[0] {
            trail.push(next.clone());
            return Some(trail.clone());
        }
        if seen.insert(next.clone()) {
            trail.push(next.clone());
            if let Some(ring) = walk(edges, trail, seen) {
                return Some(ring);
            }
            trail.pop();
        }
    }
    None
}
