//! The sections that stand alone: `[repository]`, `[product]`, `[values]`, `[verify]`.

use super::super::format::{Field, ProductFile, RepositoryFile, Span, ValuesFile, VerifyFile};
use super::super::pattern::{FilePattern, PathGlob};
use super::super::types::{Product, Repository, Values};
use super::faults::Faults;
use super::ref_format::{branch_fault, component_fault};
use super::section::{judged, named, path_fault, project_fault, section};
use crate::model::key_path::KeyPath;

/// `[repository]`
pub(super) fn repository(field: Field<RepositoryFile>, faults: &mut Faults<'_>) -> Repository {
    let file = section("repository", field, faults);
    Repository {
        remote: named("remote", file.remote, branch_fault, faults),
        target: named("target", file.target, target_fault, faults),
    }
}

/// `[product]`
pub(super) fn product(field: Field<ProductFile>, faults: &mut Faults<'_>) -> Product {
    let file = section("product", field, faults);
    Product {
        project: named("project", file.project, project_fault, faults),
        remote: named("remote", file.remote, url_fault, faults),
        tag_prefix: named("tag-prefix", file.tag_prefix, prefix_fault, faults).unwrap_or_default(),
    }
}

/// `[values]`
pub(super) fn values(field: Field<ValuesFile>, faults: &mut Faults<'_>) -> Values {
    let file = section("values", field, faults);
    let default = Values::default();
    let help = "write it as `app-of-apps/values-{stage}-{cloud}.yaml`";
    let files = faults.take("files", file.files).and_then(|at| parsed::<FilePattern>(&at, help, faults));
    let help = "dots nest, quotes escape: `global.\"my.key\".release`";
    let release = faults.take("release", file.release).and_then(|at| parsed::<KeyPath>(&at, help, faults));
    let guarded = faults.take_all("guarded", file.guarded);
    Values {
        files: files.unwrap_or(default.files),
        release: release.unwrap_or(default.release),
        schema: named("schema", file.schema, path_fault, faults),
        guarded: guarded.into_iter().filter_map(|at| glob(at, faults)).collect(),
    }
}

fn glob((span, text): (Span, String), faults: &mut Faults<'_>) -> Option<PathGlob> {
    let text = judged("guarded", (span.clone(), text), path_fault, faults)?;
    parsed(&(span, text), "`*` and `?` stay within a folder, `**` crosses folders", faults)
}

/// `[verify]`
pub(super) fn verify(field: Field<VerifyFile>, faults: &mut Faults<'_>) -> Option<String> {
    let file = section("verify", field, faults);
    named("from", file.from, commit_fault, faults)
}

fn parsed<T: std::str::FromStr>((span, text): &(Span, String), help: &str, faults: &mut Faults<'_>) -> Option<T>
where
    T::Err: std::fmt::Display,
{
    let read = text.parse::<T>();
    read.map_err(|why| faults.error(span, why.to_string(), Some(help.to_owned()))).ok()
}

fn target_fault(text: &str) -> Option<&'static str> {
    if text.starts_with("refs/") { Some("must be a branch's name without `refs/heads/`") } else { branch_fault(text) }
}

/// A URL goes to `git ls-remote`, where one that starts with a dash would be an option.
fn url_fault(text: &str) -> Option<&'static str> {
    let odd = text.is_empty() || text.starts_with('-') || text.contains(char::is_control);
    odd.then_some("must be a URL or path that git can read")
}

/// A prefix stands before a version, so it need be no whole component.
fn prefix_fault(text: &str) -> Option<&'static str> {
    text.split('/').map(|part| format!("{part}0")).find_map(|part| component_fault(&part))
}

/// An abbreviated name may come to mean two commits.
fn commit_fault(text: &str) -> Option<&'static str> {
    let whole = matches!(text.len(), 40 | 64) && text.chars().all(|c| c.is_ascii_hexdigit());
    (!whole).then_some("must be a commit's full name, as `git rev-parse HEAD` prints it")
}
