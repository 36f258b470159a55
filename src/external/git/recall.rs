//! Reads history, and keeps it for the next run.

use super::cache;
use super::error::GitError;
use super::history::History;
use super::partial::prefetch_trees;
use super::repository::Repository;
use super::walk::{End, Route, walk};
use crate::model::oid::Oid;
use crate::model::policy::Policy;
use crate::model::progress::Progress;

/// Reads fleet and timeline in one walk, which starts from where the last one ended.
///
/// # Errors
/// When an object can't be read.
pub fn read_history(
    repository: &Repository,
    tip: Oid,
    policy: &Policy,
    tell: &mut dyn FnMut(Progress),
) -> Result<History, GitError> {
    let shallow = repository.shallow();
    let place = cache::Place::new(repository, policy, &shallow);
    let known = place.load();
    let route = Route {
        tip,
        known: known.as_ref().map(|history| history.tip),
        folder: policy.values.files.root(),
        shallow: &shallow,
    };
    prefetch_trees(repository, &route)?;
    let walked = walk(&repository.objects, route, tell)?;
    if walked.length == 0
        && let Some(known) = known
    {
        return Ok(known);
    }
    let base = known.filter(|_| walked.end == End::Known).unwrap_or_else(|| History::empty(tip));
    let history = base.extended(repository, (tip, &walked), policy)?;
    place.store(&history);
    Ok(history)
}

/// The same without what was kept from other runs, and without keeping anything: for a policy that counted for some steps
/// of the history only.
///
/// # Errors
/// When an object can't be read.
pub fn read_history_anew(repository: &Repository, tip: Oid, policy: &Policy) -> Result<History, GitError> {
    let shallow = repository.shallow();
    let route = Route { tip, known: None, folder: policy.values.files.root(), shallow: &shallow };
    prefetch_trees(repository, &route)?;
    let walked = walk(&repository.objects, route, &mut |_| ())?;
    History::empty(tip).extended(repository, (tip, &walked), policy)
}
