//! Which commits a step brings along.

use std::collections::{HashMap, HashSet};

use super::chain::Link;
use super::commit_object::read_parents;
use super::error::GitError;
use super::program::walk_failed;
use super::repository::Repository;
use crate::model::oid::Oid;

/// The commits that are in `tip` and not in `base`, newest first.
///
/// # Errors
/// When git can't walk them.
pub fn between(repository: &Repository, base: Option<Oid>, tip: Oid) -> Result<Vec<Oid>, GitError> {
    let listed = parents(repository, base, tip)?;
    Ok(listed.into_iter().map(|(commit, _)| commit).collect())
}

/// Which commits each merge of a range brought along, itself first; asked of git once for the whole range.
///
/// # Errors
/// When git can't walk them.
pub fn merged(repository: &Repository, base: Option<Oid>, links: &[Link]) -> Result<HashMap<Oid, Vec<Oid>>, GitError> {
    let Some(tip) = links.last() else { return Ok(HashMap::new()) };
    let parents: HashMap<Oid, Vec<Oid>> = parents(repository, base, tip.commit)?.into_iter().collect();
    let mut seen = HashSet::new();
    let mut brought = HashMap::new();
    for link in links {
        let mut open: Vec<Oid> = parents.get(&link.commit).into_iter().flatten().skip(1).copied().collect();
        seen.insert(link.commit);
        let mut found = vec![link.commit];
        while let Some(commit) = open.pop() {
            let Some(parents) = parents.get(&commit).filter(|_| seen.insert(commit)) else { continue };
            found.push(commit);
            open.extend(parents);
        }
        if link.parents > 1 {
            brought.insert(link.commit, found);
        }
    }
    Ok(brought)
}

/// The parents of a merge but the first; none of any other commit.
///
/// # Errors
/// When the commit can't be read.
pub fn merged_parents(repository: &Repository, commit: Oid) -> Result<Vec<Oid>, GitError> {
    Ok(read_parents(&repository.objects, commit)?.into_iter().skip(1).collect())
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
