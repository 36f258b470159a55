//! What a merge brings along: it was done elsewhere, and is only told.

use std::collections::BTreeMap;

use super::chart::Chart;
use super::environments::{Files, Judged, judged};
use super::ground::Ground;
use super::order::order;
use crate::external::git::GitError;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::fleet::Declared;
use crate::model::policy::Policy;

/// The findings of a merge of the target branch, where one that the target has already is a warning: it landed there, and
/// stands so since a stage was set back. What a branch of somebody's brings is judged as if it were done here. What only the two sides together make
/// stays what it is: one sets a stage back, the other sets the next one forward.
///
/// # Errors
/// When a merged state can't be read.
pub fn inherited(
    mut found: Vec<Diagnostic>,
    ours: &[Judged],
    ground: &Ground<'_>,
    policy: &Policy,
) -> Result<Vec<Diagnostic>, GitError> {
    if found.iter().all(|found| found.severity == Severity::Warning) {
        return Ok(found);
    }
    for theirs in &ground.merged {
        let state = judged(&theirs.source, &files(ours), policy, &Chart::default())?;
        let there = order(&state, theirs, policy)?;
        let declared: BTreeMap<&str, &Declared> =
            state.iter().map(|judged| (judged.environment.path.as_str(), &judged.environment.declared)).collect();
        let same = |path: &str| {
            let own = ours.iter().find(|judged| judged.environment.path == path);
            own.is_some_and(|own| declared.get(path) == Some(&&own.environment.declared))
        };
        for found in found.iter_mut().filter(|found| same(&found.path)) {
            let joined = found.rule == "new-environment";
            if joined || there.iter().any(|there| is_same(there, found)) {
                found.severity = Severity::Warning;
            }
        }
    }
    Ok(found)
}

fn files(judged: &[Judged]) -> Files {
    let named = judged.iter().map(|judged| (judged.environment.name.clone(), judged.environment.path.clone()));
    Files { environments: named.collect(), strays: Vec::new() }
}

fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    (one.rule, &one.path, &one.message) == (other.rule, &other.path, &other.message)
}
