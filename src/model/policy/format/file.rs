//! The file and its sections.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml_edit::Datetime;

use super::field::{Field, Key};
use super::stage::StageFile;

/// The policy of a GitOps repository for git-eurodat: `.eurodat.toml` at its top ([TOML 1.0](https://toml.io/en/v1.0.0)).
/// Every key is optional; without the file the EuroDaT layout holds.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, title = "git-eurodat policy")
)]
#[serde(default, rename_all = "kebab-case")]
pub(in crate::model::policy) struct PolicyFile {
    /// The version of this format.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1, "default" = 1)))]
    pub version: Field<i64>,
    /// Which branch of which remote is judged.
    pub repository: Field<RepositoryFile>,
    /// Where GitLab is, where the remote's URL doesn't say it.
    pub gitlab: Field<GitLabFile>,
    /// How the merge requests of promotions are made.
    pub merge_requests: Field<MergeRequestsFile>,
    /// Where the product's releases are found.
    pub product: Field<ProductFile>,
    /// Where the values files are, and what in them is the release.
    pub values: Field<ValuesFile>,
    /// The stages in promotion order; dev, qa, qa-int, prod, and nightly outside the order, where there are none.
    #[cfg_attr(feature = "schema", schemars(extend("minItems" = 1)))]
    pub stages: Field<Vec<Field<StageFile>>>,
    /// Times in which stages take no promotion.
    pub freezes: Field<Vec<Field<FreezeFile>>>,
    /// Releases that must not move any further, each with the reason.
    #[cfg_attr(feature = "schema", schemars(extend("examples" = [{"1.4.3": "loses contracts on restart"}])))]
    pub rejected: Field<BTreeMap<Key, Field<String>>>,
    /// Rules that a reason may override, each with the stages in which it may.
    #[cfg_attr(feature = "schema", schemars(extend("examples" = [{"no-downgrade": ["qa", "qa-int"]}])))]
    pub overrides: Field<BTreeMap<Key, Field<Vec<Field<String>>>>>,
    /// From where on history is judged.
    pub verify: Field<VerifyFile>,
}

/// `[repository]`: which branch of which remote is judged.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "repository", title = "The repository")
)]
#[serde(default)]
pub(in crate::model::policy) struct RepositoryFile {
    /// The remote's name. Git's own choice where absent: `remote.pushDefault`, the branch's remote, the only remote.
    #[cfg_attr(feature = "schema", schemars(extend("examples" = ["origin"])))]
    pub remote: Field<String>,
    /// The branch that Argo CD follows. The remote's HEAD where absent.
    #[cfg_attr(feature = "schema", schemars(extend("examples" = ["main"])))]
    pub target: Field<String>,
}

/// `[gitlab]`: where GitLab is, where the remote's URL doesn't say it.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "gitlab", title = "GitLab")
)]
#[serde(default)]
pub(in crate::model::policy) struct GitLabFile {
    /// The URL of the instance, with its relative URL root and without credentials. The remote's host where absent.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = r"^https?://[^@\s?#]+$", "examples" = ["https://gitlab.example/code"])))]
    pub url: Field<String>,
    /// The path of the project that merge requests are made in. The remote's own where absent.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[^/:\\s]+(/[^/:\\s]+)+$", "examples" = ["eurodat/iac"])))]
    pub project: Field<String>,
}

/// `[merge-requests]`: how the merge requests of promotions are made.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "merge-requests", title = "Merge requests")
)]
#[serde(default)]
pub(in crate::model::policy) struct MergeRequestsFile {
    /// Their labels, with `{stage}` for the stage.
    #[cfg_attr(feature = "schema", schemars(extend(
        "default" = [], "items" = {"type": "string", "maxLength": 255, "pattern": r"^([^,{}\s]|\{stage\})(([^,{}]|\{stage\})*([^,{}\s]|\{stage\}))?$"},
        "examples" = [["promotion", "stage::{stage}"]])))]
    pub labels: Field<Vec<Field<String>>>,
    /// Who is to review them: users, or the users that CODEOWNERS names for the files.
    #[cfg_attr(feature = "schema", schemars(extend(
        "default" = [], "items" = {"type": "string", "pattern": "^(@[A-Za-z0-9_.][A-Za-z0-9_.-]*|code-owners)$"},
        "examples" = [["@jane", "code-owners"]])))]
    pub reviewers: Field<Vec<Field<String>>>,
    /// Who they are assigned to: users, or the users that CODEOWNERS names for the files.
    #[cfg_attr(feature = "schema", schemars(extend(
        "default" = [], "items" = {"type": "string", "pattern": "^(@[A-Za-z0-9_.][A-Za-z0-9_.-]*|code-owners)$"},
        "examples" = [["@jane"]])))]
    pub assignees: Field<Vec<Field<String>>>,
    /// Whether they start as drafts.
    #[cfg_attr(feature = "schema", schemars(extend("default" = false)))]
    pub draft: Field<bool>,
    /// The path of a file whose text ends the description.
    #[cfg_attr(feature = "schema", schemars(extend("examples" = [".gitlab/merge_request_templates/Promotion.md"])))]
    pub template: Field<String>,
}

/// `[product]`: where the product's releases are found.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "product", title = "The product")
)]
#[serde(default, rename_all = "kebab-case")]
pub(in crate::model::policy) struct ProductFile {
    /// The path of the GitLab project whose tags are the releases.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[^/:\\s]+(/[^/:\\s]+)+$", "examples" = ["eurodat/trustee-platform"])))]
    pub project: Field<String>,
    /// A URL that `git ls-remote` reads the tags from where there is no API token.
    #[cfg_attr(feature = "schema", schemars(extend("examples" = ["https://gitlab.com/eurodat/trustee-platform.git"])))]
    pub remote: Field<String>,
    /// What stands before the version in a tag.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "", "examples" = ["v"])))]
    pub tag_prefix: Field<String>,
}

/// `[values]`: where the values files are, and what in them is the release.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "values", title = "The values files")
)]
#[serde(default)]
pub(in crate::model::policy) struct ValuesFile {
    /// The path of a values file, with `{stage}` once and, where a stage has many environments, `{cloud}`.
    #[cfg_attr(feature = "schema", schemars(extend(
        "pattern" = r"^[^{}]*(\{cloud\}[^{}]+)?\{stage\}([^{}]+\{cloud\})?[^{}]*$",
        "default" = "app-of-apps/values-{stage}-{cloud}.yaml", "examples" = ["envs/{stage}/{cloud}/values.yaml"])))]
    pub files: Field<String>,
    /// The key that holds the release. Dots nest, quotes escape.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "deployedRelease", "examples" = ["global.\"my.key\".release"])))]
    pub release: Field<String>,
    /// The path of the JSON schema that every values file must satisfy.
    #[cfg_attr(feature = "schema", schemars(extend("examples" = ["app-of-apps/values.schema.json"])))]
    pub schema: Field<String>,
    /// Globs of files that a promotion may not change.
    #[cfg_attr(feature = "schema", schemars(extend("default" = [], "examples" = [["app-of-apps/templates/**", ".gitlab-ci.yml"]])))]
    pub guarded: Field<Vec<Field<String>>>,
}

/// `[[freezes]]`: a time in which stages take no promotion.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "freeze", title = "A freeze", extend("required" = ["stages", "from", "until", "reason"])))]
#[serde(default)]
pub(in crate::model::policy) struct FreezeFile {
    /// The stages that are frozen.
    #[cfg_attr(feature = "schema", schemars(extend("minItems" = 1)))]
    pub stages: Field<Vec<Field<String>>>,
    /// When it starts: a TOML date with time and offset.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date-time")))]
    pub from: Field<Datetime>,
    /// When it ends: a TOML date with time and offset.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date-time")))]
    pub until: Field<Datetime>,
    /// Why, for those who run into it.
    pub reason: Field<String>,
}

/// `[verify]`: from where on history is judged.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "verify", title = "Verification")
)]
#[serde(default)]
pub(in crate::model::policy) struct VerifyFile {
    /// The commit where the tool was adopted, by its full name: what came before is not judged.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^([0-9a-f]{40}|[0-9a-f]{64})$")))]
    pub from: Field<String>,
}
