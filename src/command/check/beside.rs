//! The files beside values files in which a release could hide.

use super::scope::Scope;
use crate::external::git::GitError;
use crate::external::source::Source;
use crate::model::content::{Content, Depth};
use crate::model::diagnostic::Diagnostic;
use crate::model::name::StageName;
use crate::model::policy::{PathGlob, Policy};
use crate::rule::release_elsewhere::{inspect_at, places};

/// Judges the chart's defaults, its templates, and the manifests that bring the chart to the clusters.
///
/// # Errors
/// When a file can't be read.
pub fn elsewhere(source: &Source<'_>, scope: &Scope, policy: &Policy) -> Result<Vec<Diagnostic>, GitError> {
    let paths = caught(source, scope, &places(policy))?;
    let stages: Vec<StageName> = policy.stages.iter().map(|stage| stage.name.clone()).collect();
    let is_values = |path: &str| policy.values.files.stage_of(path, &stages).is_some();
    let paths: Vec<&str> = paths.iter().map(String::as_str).filter(|path| !is_values(path)).collect();
    let found = source.each(&paths, |path, content| match content {
        Some(Content::File(text)) => inspect_at(path, &text, policy),
        Some(_) | None => Vec::new(),
    })?;
    Ok(found.into_iter().flatten().collect())
}

/// The paths in scope that a glob catches: of those that changed, or of the folders in which it catches any.
///
/// # Errors
/// When a folder can't be read.
pub fn caught(source: &Source<'_>, scope: &Scope, globs: &[PathGlob]) -> Result<Vec<String>, GitError> {
    let mut paths: Vec<String> = if let Some(changed) = &scope.changed {
        source.present(changed)?
    } else {
        let depth = |glob: &PathGlob| if glob.is_deep() { Depth::All } else { Depth::Folder };
        let listed = globs.iter().map(|glob| source.list(glob.root(), depth(glob)));
        listed.collect::<Result<Vec<_>, GitError>>()?.concat()
    };
    paths.retain(|path| scope.holds(path) && globs.iter().any(|glob| glob.matches(path)));
    paths.sort_unstable();
    paths.dedup();
    Ok(paths)
}
