//! `release-elsewhere`: nothing but values files sets the release.

mod attributes;
mod manifest;
mod overlap;
mod passed_on;
mod product;
#[cfg(test)]
mod tests;
mod text;

pub use attributes::inspect_attributes;
use manifest::{Found, What, in_manifest};
use passed_on::{is_passed_on, is_passed_on_in};
use text::{Said, said};

use crate::model::content::Content;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::excerpt::Excerpt;
use crate::model::key_path::KeyPath;
use crate::model::policy::{PathGlob, Policy};
use crate::model::position::Position;
use crate::model::report::RuleText;
use crate::model::template::without_actions;
use crate::model::yaml::YamlError;

const ID: &str = "release-elsewhere";

/// The rule.
pub const TEXT: RuleText = RuleText {
    id: ID,
    says: "nothing but values files sets the release: no default of the chart, no parameter of an Application, no \
           literal target revision",
};

/// The files beside values files in which a release could hide: the chart's defaults, templates and overrides, manifests at
/// the top, and every guarded file.
#[must_use]
pub fn places(policy: &Policy) -> Vec<PathGlob> {
    let chart = policy.values.chart();
    let top = PathGlob::below("", &format!("*.{MANIFEST}"));
    let templates = PathGlob::below(chart, &format!("templates/**/*.{MANIFEST}"));
    let overrides = PathGlob::below(chart, ".argocd-source{.yaml,-*.yaml}");
    let own = [PathGlob::below(chart, "values.yaml"), templates, overrides, top];
    own.into_iter().flatten().chain(policy.values.guarded.iter().cloned()).collect()
}

/// What names of manifests and of their templates end with, in either case.
const MANIFEST: &str = "{[yY][aA][mM][lL],[yY][mM][lL],[jJ][sS][oO][nN],[tT][pP][lL]}";

/// What to say of a symlink, a submodule or a file that is too large at one of these places.
#[must_use]
pub fn unseen(path: &str, content: &Content) -> Diagnostic {
    let what = match content {
        Content::TooLarge(size) => format!("a file of {size} bytes"),
        Content::File(_) | Content::NotFile => "a symlink or a submodule".to_owned(),
    };
    Diagnostic::error(ID, path, format!("whether this sets the release can't be seen: it is {what}"))
        .help("keep it as a file of its own here")
}

/// Judges a file at one of these places.
#[must_use]
pub fn inspect_at(path: &str, text: &[u8], policy: &Policy) -> Vec<Diagnostic> {
    if path == policy.values.defaults() {
        return inspect_defaults(path, text, policy).into_iter().collect();
    }
    inspect_manifest(path, text, policy)
}

/// What to say of a symlink or a submodule where the chart or its values should be.
#[must_use]
pub fn no_folder(path: &str) -> Diagnostic {
    Diagnostic::error(ID, path, "a symlink or a submodule stands where the chart and its values files should be")
        .note("the releases that run would be set elsewhere")
        .help("keep the files in this repository")
}

/// Judges the chart's own `values.yaml`. What can't be read in it at all is told by `values-syntax`.
#[must_use]
fn inspect_defaults(path: &str, text: &[u8], policy: &Policy) -> Option<Diagnostic> {
    let key = &policy.values.release;
    let found = match said(text, key) {
        Said::Value(scalar) if !scalar.value.is_empty() => {
            let message =
                format!("the chart's defaults set `{key}`: an environment without it would run {}", scalar.value);
            let place = Excerpt::of(path, text, scalar.position, scalar.value.chars().count());
            Diagnostic::error(ID, path, message).at(place)
        }
        Said::Unclear(error) => {
            let message = format!("the chart's defaults set `{key}`, and not in one clear place: {}", error.message());
            with_places(Diagnostic::error(ID, path, message), text, &error)
        }
        Said::Hidden(error) => {
            let message = format!("whether the chart's defaults set `{key}` can't be seen: {}", error.message());
            with_places(Diagnostic::error(ID, path, message), text, &error)
        }
        Said::Nothing | Said::Null | Said::Value(_) | Said::Unread(_) => return None,
    };
    Some(found.about(key.to_string()).help("leave it to the values files"))
}

/// Judges a manifest or a template of one. What can't be read is no pass: an error in a manifest; of a template a warning,
/// as only rendering it would tell.
#[must_use]
fn inspect_manifest(path: &str, text: &[u8], policy: &Policy) -> Vec<Diagnostic> {
    if !is_override(path) && !is_of_argo_cd(text) {
        return Vec::new();
    }
    match in_manifest(&without_actions(text), policy) {
        Ok(mut found) => {
            if is_template(text) {
                found.retain(|found| !is_handed_on(found, text, &policy.values.release));
            }
            told(path, text, found)
        }
        Err(error) => vec![with_places(unreadable(path, text, &error), text, &error)],
    }
}

/// Whether what sets the release is the release of the values file, handed on by a template.
fn is_handed_on(found: &Found, text: &[u8], key: &KeyPath) -> bool {
    let written = text.get(found.value.clone().unwrap_or(found.span.clone())).unwrap_or_default();
    let is_handed_on = is_passed_on(written, key) || (found.value.is_none() && is_passed_on_in(written, key));
    is_handed_on && matches!(found.what, What::Sets(_))
}

fn is_template(text: &[u8]) -> bool {
    text.windows(2).any(|pair| pair == b"{{")
}

/// So many findings of one file are told: nobody reads more, and each costs a look at its line.
const MOST_TOLD: usize = 100;

fn told(path: &str, text: &[u8], mut found: Vec<Found>) -> Vec<Diagnostic> {
    let more = found.len().saturating_sub(MOST_TOLD);
    found.truncate(MOST_TOLD);
    let starts: Vec<usize> = found.iter().map(|found| found.span.start).collect();
    let positions = Position::of_all(text, &starts);
    let each = found.into_iter().zip(positions).map(|(found, position)| {
        let width = text.get(found.span).map_or(1, |written| String::from_utf8_lossy(written).chars().count());
        let diagnostic = match found.what {
            What::Sets(message) => Diagnostic::error(ID, path, message)
                .help("leave the release to the values files, so that what is promoted is what runs"),
            What::Unread(error) => unreadable(path, text, &error),
        };
        diagnostic.about(found.subject).at(Excerpt::of(path, text, position, width))
    });
    let mut told: Vec<Diagnostic> = each.collect();
    if let Some(last) = told.last_mut().filter(|_| more > 0) {
        last.notes.push(format!("{more} more values of this file set the release"));
    }
    told
}

fn unreadable(path: &str, text: &[u8], error: &YamlError) -> Diagnostic {
    let severity = if is_template(text) { Severity::Warning } else { Severity::Error };
    let message = format!("whether this sets the release can't be seen: {}", error.message());
    Diagnostic { severity, help: error.help(), ..Diagnostic::error(ID, path, message) }
}

fn with_places(found: Diagnostic, text: &[u8], error: &YamlError) -> Diagnostic {
    let path = found.path.clone();
    error.positions().into_iter().map(|position| Excerpt::of(&path, text, position, 1)).fold(found, Diagnostic::at)
}

/// Most files are none of our business, and are passed at the cost of a search.
fn is_of_argo_cd(text: &[u8]) -> bool {
    let holds = |wanted: &[u8]| text.windows(wanted.len()).any(|window| window == wanted);
    // By an escape a name is written so that no search finds it.
    holds(GROUP) || [&b"\\u"[..], b"\\x", b"\\U"].into_iter().any(holds)
}

/// The API group of Argo CD's Applications
/// ([specification](https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/)).
const GROUP: &[u8] = b"argoproj";

/// Whether it is a file that overrides a source of an Application, or of the one it is named by
/// ([parameter overrides](https://argo-cd.readthedocs.io/en/stable/user-guide/parameters/#store-overrides-in-git)).
fn is_override(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_prefix(".argocd-source").is_some_and(|rest| rest == ".yaml" || rest.starts_with('-'))
}
