//! The release that a stage takes next where none is named.

use crate::model::facts::Known;
use crate::model::policy::{Pins, Stage, Takes};
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::rule::Context;

/// The release that a stage takes: the product's newest, or what the stage before runs.
///
/// # Errors
/// When there is nothing to go by; the refusal says what to give or configure.
pub fn candidate(stage: &Stage, context: &Context<'_>) -> Result<Release, Refusal> {
    match stage.takes {
        Takes::LatestRelease => latest(stage, context),
        Takes::StageBefore => from_before(stage, context),
    }
}

fn latest(stage: &Stage, context: &Context<'_>) -> Result<Release, Refusal> {
    if let Some(release) = context.facts.latest_release() {
        return Ok(release.clone());
    }
    Err(match &context.facts.releases {
        Known::No(why) => nothing(
            format!("{} takes the product's newest release, which is not known: {why}", stage.name),
            if context.policy.product.remote.is_some() {
                "ask the product's remote with --fetch, or name the release with --release"
            } else {
                "name it with --release, or set `remote` in the [product] table of .eurodat.toml"
            },
        ),
        Known::Yes(_) => nothing(
            format!("{} takes the product's newest release, and the product has none yet", stage.name),
            "push a release tag to the product, or name a pre-release with --release",
        ),
    })
}

fn from_before(stage: &Stage, context: &Context<'_>) -> Result<Release, Refusal> {
    let Some(before) = context.policy.stage_before(&stage.name).filter(|before| before.pins == Pins::Release) else {
        return Err(nothing(
            format!("no stage of releases stands before {}", stage.name),
            "name the release with --release",
        ));
    };
    context.fleet.newest_of(&before.name).cloned().ok_or_else(|| {
        nothing(
            format!("{} runs no release that {} could take", before.name, stage.name),
            "name the release with --release",
        )
    })
}

fn nothing(message: String, help: &str) -> Refusal {
    Refusal::Ask { message, help: help.to_owned() }
}
