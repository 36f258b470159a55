//! What one commit changed against its parent, in the words of the model.

use std::collections::BTreeMap;

use super::diff::{Difference, diff};
use super::error::GitError;
use super::history::declared;
use super::kind::Kind;
use super::objects::Objects;
use super::walk::read_commit;
use crate::model::change::{Change, Move, ReleaseEdit};
use crate::model::edit::{SetOptions, set_scalar};
use crate::model::fleet::Declared;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::oid::Oid;
use crate::model::policy::{Match, Policy};

/// What was found between a commit and its first parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The first parent.
    pub parent: Option<Oid>,
    /// How many parents the commit has.
    pub parents: usize,
    /// The releases that it moves.
    pub change: Change,
}

/// Reads a commit's own change from its content.
///
/// # Errors
/// When an object can't be read.
pub fn read_change(objects: &Objects, commit: Oid, policy: &Policy) -> Result<Found, GitError> {
    let new = read_commit(objects, commit)?;
    let old = new.parent.map(|parent| read_commit(objects, parent)).transpose()?;
    let stages: Vec<StageName> = policy.stages.iter().map(|stage| stage.name.clone()).collect();
    let mut moves: BTreeMap<(StageName, String), Move> = BTreeMap::new();
    let mut beyond = Vec::new();
    for difference in diff(objects, b"", (old.map(|old| old.tree), Some(new.tree)))? {
        let path = String::from_utf8_lossy(&difference.path).into_owned();
        let (edit, only) = match policy.values.files.matches(&path, &stages) {
            Match::Environment(name) => values_file(objects, &difference, name, policy)?,
            Match::Stray | Match::No => (None, false),
        };
        if let Some((edit, new)) = edit {
            let stage = edit.environment.stage().clone();
            let key = (stage.clone(), new.to_string());
            moves.entry(key).or_insert_with(|| Move { stage, new, edits: Vec::new() }).edits.push(edit);
        }
        if !only {
            beyond.push(path);
        }
    }
    // In the order of the fleet, so that equal changes are equal.
    for change in moves.values_mut() {
        change.edits.sort_by(|a, b| a.environment.cmp(&b.environment));
    }
    let change = Change { moves: moves.into_values().collect(), beyond };
    Ok(Found { parent: new.parent, parents: new.parents, change })
}

/// What a values file's release became, if it changed, and whether nothing else of the file did.
type Edited = (Option<(ReleaseEdit, Declared)>, bool);

fn values_file(
    objects: &Objects,
    difference: &Difference,
    environment: EnvironmentName,
    policy: &Policy,
) -> Result<Edited, GitError> {
    let (Some(old), Some(new)) = (difference.old, difference.new) else { return Ok((None, false)) };
    if !old.is_plain() || !new.is_plain() {
        return Ok((None, false));
    }
    let (before, after) = (objects.read(Kind::Blob, old.oid)?, objects.read(Kind::Blob, new.oid)?);
    let (was, is) = (declared(&before, policy), declared(&after, policy));
    let expected = set_scalar(&before, &policy.values.release, &is.to_string(), SetOptions::default());
    let only = old.mode == new.mode && expected.is_ok_and(|expected| expected == after);
    let path = String::from_utf8_lossy(&difference.path).into_owned();
    let edit = (was != is).then(|| (ReleaseEdit { environment, path, old: Some(was) }, is));
    Ok((edit, only))
}
