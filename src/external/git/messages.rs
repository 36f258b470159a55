//! What commits say.

use std::collections::{HashMap, HashSet};

use super::error::GitError;
use super::kind::Kind;
use super::objects::Objects;
use super::program::walk_failed;
use super::repository::Repository;
use crate::model::oid::Oid;

/// The message of a commit, as its bytes are
/// ([git commit-tree](https://git-scm.com/docs/git-commit-tree)): whatever its encoding, our trailers are ASCII.
///
/// # Errors
/// When it can't be read.
pub fn message(objects: &Objects, commit: Oid) -> Result<Vec<u8>, GitError> {
    let bytes = objects.read(Kind::Commit, commit)?;
    let end = bytes.windows(2).position(|pair| pair == b"\n\n");
    Ok(end.and_then(|end| bytes.get(end + 2..)).unwrap_or_default().to_vec())
}

/// The commits that are in `tip` and not in `base`, newest first.
///
/// # Errors
/// When git can't walk them.
pub fn between(repository: &Repository, base: Option<Oid>, tip: Oid) -> Result<Vec<Oid>, GitError> {
    let listed = parents(repository, base, tip)?;
    Ok(listed.into_iter().map(|(commit, _)| commit).collect())
}

/// Which commits each step of a range brought along: those of merged branches. Asked of git once for the whole range.
#[derive(Debug, Default)]
pub struct Merged {
    parents: HashMap<Oid, Vec<Oid>>,
    seen: HashSet<Oid>,
}

impl Merged {
    /// Everything between two commits.
    ///
    /// # Errors
    /// When git can't walk it.
    pub fn read(repository: &Repository, base: Option<Oid>, tip: Oid) -> Result<Self, GitError> {
        let parents = parents(repository, base, tip)?.into_iter().collect();
        Ok(Self { parents, seen: HashSet::new() })
    }

    /// The commits that a step brought, itself first; steps are asked for from the oldest on.
    pub fn by(&mut self, step: Oid) -> Vec<Oid> {
        let (mut found, mut open) = (Vec::new(), vec![step]);
        while let Some(commit) = open.pop() {
            let Some(parents) = self.parents.get(&commit) else { continue };
            if self.seen.insert(commit) {
                found.push(commit);
                open.extend(parents);
            }
        }
        found
    }
}

/// Each commit with its parents.
type Parents = Vec<(Oid, Vec<Oid>)>;

fn parents(repository: &Repository, base: Option<Oid>, tip: Oid) -> Result<Parents, GitError> {
    let tip = tip.to_string();
    let without = base.map(|base| format!("^{base}"));
    let mut arguments = vec!["rev-list", "--parents", &tip];
    arguments.extend(without.as_deref());
    arguments.push("--");
    let ended = repository.git.walk(&arguments)?;
    if !ended.success {
        return Err(walk_failed(&arguments, ended));
    }
    let listed = String::from_utf8_lossy(&ended.stdout);
    let line = |line: &str| {
        let mut names = line.split(' ').map(str::parse::<Oid>);
        let commit = names.next().transpose()?;
        let parents = names.collect::<Result<Vec<Oid>, _>>()?;
        Ok(commit.map(|commit| (commit, parents)))
    };
    listed.lines().filter_map(|text| line(text).transpose()).collect()
}
