//! `[[stages]]` as it stands in the file.

use serde::Deserialize;

use super::field::Field;

/// A stage: dev, qa, prod. The order in the file is the promotion order.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "stage", title = "A stage", extend("required" = ["name"])))]
#[serde(default, rename_all = "kebab-case")]
pub(in crate::model::policy) struct StageFile {
    /// The name, as it stands in the values files' paths and in branch names.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = r"^[^-.\s/~^:?*\[\\][^\s/~^:?*\[\\]*$", "examples" = ["qa-int"])))]
    pub name: Field<String>,
    /// What the stage's values files hold: releases of the product, or branches.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "release")))]
    pub pins: Field<PinsFile>,
    /// Where a promotion without a named release takes one from. The first stage that pins releases takes the product's
    /// newest release if nothing is said, every later one what the stage before runs.
    pub takes: Field<TakesFile>,
    /// The tests that must have passed here before a release may leave, by the names of their jobs.
    #[cfg_attr(feature = "schema", schemars(extend("default" = [], "examples" = [["e2e"]])))]
    pub gates: Field<Vec<Field<String>>>,
    /// Who may ask for a promotion: people and pipelines, people only, or nobody for now.
    #[cfg_attr(feature = "schema", schemars(extend("default" = "automatic")))]
    pub promotion: Field<PromotionFile>,
    /// How long a release must have run in the stage before, in one stretch: whole numbers of weeks, days, hours,
    /// minutes, seconds.
    #[cfg_attr(feature = "schema", schemars(extend(
        "pattern" = "^(?=.)([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "examples" = ["24h", "90m", "1d12h"])))]
    pub soak: Field<String>,
    /// Whether a promotion to this stage may change nothing but release values.
    #[cfg_attr(feature = "schema", schemars(extend("default" = false)))]
    pub alone: Field<bool>,
    /// How many people must approve a promotion; who asked or committed doesn't count.
    #[cfg_attr(feature = "schema", schemars(extend("default" = 0)))]
    pub approvals: Field<u32>,
    /// Whether the stage stands in the promotion order; one outside it takes no promotions.
    #[cfg_attr(feature = "schema", schemars(extend("default" = true)))]
    pub order: Field<bool>,
}

/// What a stage's values files hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "kebab-case")]
pub(in crate::model::policy) enum PinsFile {
    /// Releases of the product.
    Release,
    /// Branches of the product.
    Branch,
}

/// Where a stage's next release comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "kebab-case")]
pub(in crate::model::policy) enum TakesFile {
    /// The newest release of the product.
    LatestRelease,
    /// What the stage before runs.
    StageBefore,
}

/// Who may ask for a promotion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "kebab-case")]
pub(in crate::model::policy) enum PromotionFile {
    /// People and pipelines.
    Automatic,
    /// People only.
    Manual,
    /// Nobody, for now.
    Never,
}
