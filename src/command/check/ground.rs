//! What is judged, against which base.

use std::collections::BTreeSet;
use std::path::Path;

use super::named::named;
use super::scope::Scope;
use crate::cli::CheckArgs;
use crate::command::base::has_landed;
use crate::external::git::{
    Repository, Snapshot, StagedAsked, changed_in_work_tree, first_parent, merge_base, resolve,
};
use crate::external::source::{Source, WorkTree};
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
    /// The states of the target branch that are merged into it: what is wrong in one of them already, nobody did here.
    pub merged: Vec<Ground<'r>>,
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
    Ok(Ground { source: Source::Snapshot(source), base: base.map(Source::Snapshot), scope, merged: Vec::new() })
}

/// A commit against its first parent, or against where its work left another.
///
/// # Errors
/// When a revision or a path names nothing.
pub fn of_commit<'r>(repository: &'r Repository, revision: &str, arguments: &CheckArgs) -> Result<Ground<'r>, Failure> {
    let judged = commit(repository, revision)?;
    let mut ground = match &arguments.changed_since {
        Some(since) => between(repository, fork(repository, since, judged)?, judged)?,
        None => whole(repository, judged)?,
    };
    ground.scope.named = named(repository, (&ground.source, &ground.scope), &arguments.paths)?;
    Ok(ground)
}

fn whole(repository: &Repository, judged: Oid) -> Result<Ground<'_>, Failure> {
    let source = Source::Snapshot(Snapshot::of_commit(repository, judged)?);
    let parent = first_parent(repository, judged)?;
    if let Some(missing) = parent.filter(|parent| !repository.objects.has(*parent)) {
        return Err(Failure::outside(
            Problem::new(format!("{}, the parent of {}, isn't here", missing.short(), judged.short()))
                .help("in a shallow clone, get the rest: git fetch --unshallow"),
        ));
    }
    let base = parent.map(|parent| Snapshot::of_commit(repository, parent)).transpose()?;
    Ok(Ground { source, base: base.map(Source::Snapshot), scope: Scope::default(), merged: Vec::new() })
}

/// A commit as it stands.
fn state(repository: &Repository, commit: Oid) -> Result<Ground<'_>, Failure> {
    let source = Source::Snapshot(Snapshot::of_commit(repository, commit)?);
    Ok(Ground { source, base: None, scope: Scope::default(), merged: Vec::new() })
}

/// The index against HEAD.
///
/// # Errors
/// When git can't read the index, or a path names nothing.
pub fn of_index<'r>(repository: &'r Repository, asked: StagedAsked, paths: &[String]) -> Result<Ground<'r>, Failure> {
    let index = Snapshot::of_index(repository, asked)?;
    let merged = index.merged.iter().filter(|commit| has_landed(repository, **commit));
    let merged = merged.map(|commit| state(repository, *commit)).collect::<Result<Vec<_>, Failure>>()?;
    let source = Source::Snapshot(index.files);
    let mut scope = Scope { changed: Some(index.changed), named: Vec::new() };
    scope.named = named(repository, (&source, &scope), paths)?;
    Ok(Ground { source, base: index.head.map(Source::Snapshot), scope, merged })
}

/// The work tree against HEAD, or against where the work left another commit.
///
/// # Errors
/// When a revision or a path names nothing, or git can't look at the work tree.
pub fn of_work_tree<'r>(repository: &'r Repository, top: &Path, arguments: &CheckArgs) -> Result<Ground<'r>, Failure> {
    let head = resolve(repository, "HEAD");
    let (base, changed) = match (&arguments.changed_since, head) {
        (None, head) => (head, None),
        (Some(since), None) => changed(repository, Some(commit(repository, since)?))?,
        (Some(since), Some(head)) => changed(repository, fork(repository, since, head)?)?,
    };
    let base = base.map(|base| Snapshot::of_commit(repository, base)).transpose()?;
    let source = Source::WorkTree(WorkTree::new(top));
    let mut scope = Scope { changed, named: Vec::new() };
    scope.named = named(repository, (&source, &scope), &arguments.paths)?;
    Ok(Ground { source, base: base.map(Source::Snapshot), scope, merged: Vec::new() })
}

/// A base with what changed since.
type Changed = (Option<Oid>, Option<BTreeSet<String>>);

fn changed(repository: &Repository, base: Option<Oid>) -> Result<Changed, Failure> {
    let changed = base.map(|base| changed_in_work_tree(repository, base)).transpose()?;
    Ok((base, changed.map(|paths| paths.into_iter().collect())))
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
