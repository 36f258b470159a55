//! Each floor uses only the floors below it.

use super::Case;
use crate::support::rust_source::{Source, Tree};

/// What each floor may use beside itself; `src/lib.rs` draws it.
const FLOORS: [(&str, &[&str]); 9] = [
    ("main", &["cli", "command", "failure", "render"]),
    ("command", &["cli", "render", "plan", "failure", "rule", "external", "model"]),
    ("cli", &["model", "failure"]),
    ("render", &["model", "failure"]),
    ("plan", &["rule", "model"]),
    ("failure", &["external", "model"]),
    ("rule", &["model"]),
    ("external", &["model"]),
    ("model", &[]),
];

pub const CASES: &[Case] = &[
    (
        "floors",
        floors,
        &[
            &[("rule/no_skip.rs", "use crate::external::git::Git;")],
            &[("model/a.rs", "fn f() { crate::plan::plan() }")],
            &[("model/a.rs", "fn f() { super::super::plan::plan() }")],
            &[("plan/edit.rs", "use crate::{model::name::Stage, render::text};")],
            &[("main.rs", "use git_eurodat::external::git;")],
        ],
    ),
    ("known_floor", known_floor, &[&[("helper.rs", "")]]),
];

fn floors(tree: &Tree) -> Vec<String> {
    tree.sources.iter().flat_map(strangers).collect()
}

fn strangers(source: &Source) -> Vec<String> {
    let floor = source.floor();
    let allowed = FLOORS.iter().find(|(name, _)| *name == floor).map_or(&[][..], |(_, allowed)| allowed);
    let is_floor = |name: &str| FLOORS.iter().any(|(floor, _)| *floor == name);
    let used = source.uses().into_iter().filter_map(|path| path.into_iter().next());
    let strangers = used.filter(|used| is_floor(used) && *used != floor && !allowed.contains(&used.as_str()));
    strangers.map(|used| format!("src/{} uses {used}, which isn't below {floor}", source.path)).collect()
}

fn known_floor(tree: &Tree) -> Vec<String> {
    let known = |source: &&Source| source.path == "lib.rs" || FLOORS.iter().any(|(name, _)| *name == source.floor());
    let strangers = tree.sources.iter().filter(|source| !known(source));
    strangers.map(|source| format!("src/{} stands on no floor", source.path)).collect()
}
