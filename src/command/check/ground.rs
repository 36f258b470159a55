//! What is judged, against which base.

use std::path::Path;

use super::named::named;
use super::scope::Scope;
use crate::cli::CheckArgs;
use crate::external::git::{Repository, Snapshot, changed_in_work_tree, first_parent, merge_base, resolve};
use crate::external::source::Source;
use crate::failure::{Failure, Problem};
use crate::model::oid::Oid;

/// What is judged, and what it is compared with.
#[derive(Debug)]
pub struct Ground<'r> {
    /// Where the files come from.
    pub source: Source<'r>,
    /// What stood there before; none where nothing did.
    pub base: Option<Source<'r>>,
    /// Which files are judged.
    pub scope: Scope,
}

/// Finds it out from the command line; `top` is the work tree's, where it is the work tree that is judged.
///
/// # Errors
/// When a revision or a path names nothing, or git can't be asked.
pub fn ground<'r>(
    repository: &'r Repository,
    top: Option<&Path>,
    arguments: &CheckArgs,
) -> Result<Ground<'r>, Failure> {
    let since = arguments.changed_since.as_deref();
    let mut ground = match (&arguments.rev, top) {
        (Some(revision), _) => of_commit(repository, commit(repository, revision)?, since)?,
        (None, Some(top)) => of_work_tree(repository, top, since)?,
        (None, None) => of_index(repository)?,
    };
    ground.scope.named = named(repository, &ground.source, &arguments.paths)?;
    Ok(ground)
}

/// What one commit changes of another.
///
/// # Errors
/// When one of them can't be read.
pub fn between(repository: &Repository, base: Option<Oid>, judged: Oid) -> Result<Ground<'_>, Failure> {
    let source = Snapshot::of_commit(repository, judged)?;
    let base = base.map(|base| Snapshot::of_commit(repository, base)).transpose()?;
    let changed = source.differences(base.as_ref())?.into_iter().collect();
    let scope = Scope { changed: Some(changed), named: Vec::new() };
    Ok(Ground { source: Source::Snapshot(source), base: base.map(Source::Snapshot), scope })
}

fn of_commit<'r>(repository: &'r Repository, judged: Oid, since: Option<&str>) -> Result<Ground<'r>, Failure> {
    match since {
        Some(since) => between(repository, fork(repository, since, judged)?, judged),
        None => {
            let ground = between(repository, first_parent(repository, judged)?, judged)?;
            Ok(Ground { scope: ground.scope.widened(), ..ground })
        }
    }
}

fn of_index(repository: &Repository) -> Result<Ground<'_>, Failure> {
    let (index, head, changed) = Snapshot::of_index(repository)?;
    let scope = Scope { changed: Some(changed.into_iter().collect()), named: Vec::new() };
    Ok(Ground { source: Source::Snapshot(index), base: Some(Source::Snapshot(head)), scope })
}

fn of_work_tree<'r>(repository: &'r Repository, top: &Path, since: Option<&str>) -> Result<Ground<'r>, Failure> {
    let head = resolve(repository, "HEAD");
    let base = match (since, head) {
        (Some(since), Some(head)) => fork(repository, since, head)?,
        (Some(since), None) => Some(commit(repository, since)?),
        (None, head) => head,
    };
    let changed = match (since, base) {
        (Some(_), Some(base)) => Some(changed_in_work_tree(repository, base)?.into_iter().collect()),
        _ => None,
    };
    let base = base.map(|base| Snapshot::of_commit(repository, base)).transpose()?;
    let scope = Scope { changed, named: Vec::new() };
    Ok(Ground { source: Source::WorkTree(top.to_owned()), base: base.map(Source::Snapshot), scope })
}

/// Where a line of work left a branch: what happened on the branch since is none of its changes.
fn fork(repository: &Repository, since: &str, judged: Oid) -> Result<Option<Oid>, Failure> {
    let since = commit(repository, since)?;
    merge_base(repository, since, judged)?.map(Some).ok_or_else(|| {
        Failure::outside(
            Problem::new(format!("{} and {} have no commit in common here", since.short(), judged.short()))
                .help("in a shallow clone, get the rest: git fetch --unshallow"),
        )
    })
}

fn commit(repository: &Repository, revision: &str) -> Result<Oid, Failure> {
    resolve(repository, revision).ok_or_else(|| {
        Failure::usage(Problem::new(format!("{revision} names no commit here")).help("perhaps it needs a git fetch"))
    })
}
