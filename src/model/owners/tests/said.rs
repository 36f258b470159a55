//! What a file says about paths, as text.

use super::super::Owners;

/// What each section says: `[name]`, `^` where it is optional, the approvals where they are more than one, the owners.
pub(super) fn owners(text: &str, path: &str) -> String {
    let (owners, _) = Owners::read(text.as_bytes());
    let said = owners.of(path).into_iter().map(|decision| {
        let optional = if decision.optional { "^" } else { "" };
        let count = if decision.approvals > 1 { format!("[{}]", decision.approvals) } else { String::new() };
        let start = format!("{optional}[{}]{count}", decision.section);
        [start].into_iter().chain(decision.owners.iter().map(ToString::to_string)).collect::<Vec<_>>().join(" ")
    });
    said.collect::<Vec<_>>().join("; ")
}

/// A file, and what it says about paths.
pub(super) struct Case(pub &'static str, pub &'static [(&'static str, &'static str)]);

pub(super) fn check(cases: &[Case]) {
    for Case(text, paths) in cases {
        for (path, expected) in *paths {
            assert_eq!(owners(text, path), *expected, "{path} in\n{text}");
        }
    }
}
