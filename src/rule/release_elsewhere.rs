//! `release-elsewhere`: nothing but values files sets the release.

use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::excerpt::Excerpt;
use crate::model::key_path::KeyPath;
use crate::model::policy::Policy;
use crate::model::release::Release;
use crate::model::report::RuleText;
use crate::model::template::without_actions;
use crate::model::yaml::{Leaf, YamlError, leaves, scalar_at};

const ID: &str = "release-elsewhere";

/// The rule.
pub const TEXT: RuleText = RuleText {
    id: ID,
    says: "nothing but values files sets the release: no default of the chart, no parameter of an Application, no \
           literal target revision",
};

/// Judges the chart's own `values.yaml`.
#[must_use]
pub fn inspect_defaults(path: &str, text: &[u8], policy: &Policy) -> Option<Diagnostic> {
    let key = &policy.values.release;
    // A file that can't be read at this key is judged elsewhere, or lacks the key as it should.
    let scalar = scalar_at(text, key).ok().filter(|scalar| !scalar.is_null && !scalar.value.is_empty())?;
    let place = Excerpt::of(path, text, scalar.position, scalar.value.chars().count());
    let message = format!("the chart's defaults set `{key}`: an environment without it would run {}", scalar.value);
    Some(Diagnostic::error(ID, path, message).about(key.to_string()).help("leave it to the values files").at(place))
}

/// Judges a manifest or a template of one. What can't be read is no pass: an error in a manifest; of a template a warning,
/// as only rendering it would tell.
#[must_use]
pub fn inspect_manifest(path: &str, text: &[u8], policy: &Policy) -> Vec<Diagnostic> {
    if !is_of_argo_cd(text) {
        return Vec::new();
    }
    match leaves(&without_actions(text)) {
        Ok(leaves) => in_manifest(&leaves, policy).into_iter().map(|found| found.told(path, text)).collect(),
        Err(error) => vec![unreadable(path, text, &error)],
    }
}

fn unreadable(path: &str, text: &[u8], error: &YamlError) -> Diagnostic {
    let is_template = text.windows(2).any(|pair| pair == b"{{");
    let severity = if is_template { Severity::Warning } else { Severity::Error };
    let message = format!("whether this sets the release can't be seen: {}", error.message());
    let found = Diagnostic { severity, help: error.help(), ..Diagnostic::error(ID, path, message) };
    error.positions().into_iter().map(|position| Excerpt::of(path, text, position, 1)).fold(found, Diagnostic::at)
}

/// Most files are none of our business, and are passed at the cost of a search.
fn is_of_argo_cd(text: &[u8]) -> bool {
    text.windows(GROUP.len()).any(|window| window == GROUP)
}

/// The API group of Argo CD's Applications
/// ([specification](https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/)).
const GROUP: &[u8] = b"argoproj.io/";

/// A value that sets the release, and how.
struct Found<'l> {
    leaf: &'l Leaf,
    message: String,
}

impl Found<'_> {
    fn told(self, path: &str, text: &[u8]) -> Diagnostic {
        Diagnostic::error(ID, path, self.message)
            .about(self.leaf.keys.join("."))
            .help("leave the release to the values files, so that what is promoted is what runs")
            .at(Excerpt::of(path, text, self.leaf.position, self.leaf.width))
    }
}

fn in_manifest<'l>(leaves: &'l [Leaf], policy: &Policy) -> Vec<Found<'l>> {
    let key = &policy.values.release;
    leaves
        .iter()
        .filter_map(|leaf| {
            let message = parameter(leaf, key)
                .or_else(|| values_object(leaf, key))
                .or_else(|| values_text(leaf, key))
                .or_else(|| revision(leaf, leaves, policy))?;
            Some(Found { leaf, message })
        })
        .collect()
}

/// `helm.parameters` and `helm.fileParameters`: a list of names and values, as `helm --set` takes them.
fn parameter(leaf: &Leaf, key: &KeyPath) -> Option<String> {
    let keys: Vec<&str> = leaf.keys.iter().map(String::as_str).collect();
    let is_name = matches!(keys.as_slice(), [.., "helm", "parameters" | "fileParameters", _, "name"]);
    (is_name && leaf.value == key.keys().join(".")).then(|| format!("a parameter of the Application sets `{key}`"))
}

/// `helm.valuesObject`: values written into the Application.
fn values_object(leaf: &Leaf, key: &KeyPath) -> Option<String> {
    let at = leaf.keys.iter().position(|key| key == "valuesObject")?;
    let inner = leaf.keys.get(at + 1..)?;
    (inner == key.keys()).then(|| format!("the Application's own values set `{key}`"))
}

/// `helm.values`: the same as a block of text.
fn values_text(leaf: &Leaf, key: &KeyPath) -> Option<String> {
    let is_values = matches!(leaf.keys.as_slice(), [.., helm, values] if helm == "helm" && values == "values");
    let sets = is_values && scalar_at(leaf.value.as_bytes(), key).is_ok();
    sets.then(|| format!("the Application's own values set `{key}`"))
}

/// A target revision that is a version, of a source that is the product.
fn revision(leaf: &Leaf, leaves: &[Leaf], policy: &Policy) -> Option<String> {
    let (last, source) = leaf.keys.split_last()?;
    let version = leaf.value.strip_prefix(policy.product.tag_prefix.as_str())?;
    if last != "targetRevision" || version.parse::<Release>().is_err() {
        return None;
    }
    let is_url = |other: &&Leaf| other.keys.split_last().is_some_and(|(key, keys)| key == "repoURL" && keys == source);
    let url = &leaves.iter().find(is_url)?.value;
    is_product(url, policy)
        .then(|| format!("the Application takes the product at {}, whatever its values say", leaf.value))
}

fn is_product(url: &str, policy: &Policy) -> bool {
    let bare = |url: &str| url.trim_end_matches('/').trim_end_matches(".git").to_owned();
    let url = bare(url);
    let is_remote = policy.product.remote.as_deref().is_some_and(|remote| bare(remote) == url);
    let is_project = |project: &str| url.strip_suffix(project).is_some_and(|host| host.ends_with(['/', ':']));
    is_remote || policy.product.project.as_deref().is_some_and(is_project)
}
