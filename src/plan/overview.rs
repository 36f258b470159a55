//! The whole fleet at a glance.

use std::collections::BTreeSet;

use super::next::next;
use crate::model::facts::Known;
use crate::model::fleet::Environment;
use crate::model::name::StageName;
use crate::model::overview::{EnvironmentView, Overview, StageView};
use crate::model::policy::{Stage, Takes};
use crate::model::release::Release;
use crate::rule::Context;

/// Looks at all stages, or at one.
#[must_use]
pub fn overview(context: &Context<'_>, only: Option<&StageName>) -> Overview {
    let releases = known_releases(context);
    let stages = context.policy.stages.iter().filter(|stage| only.is_none_or(|name| stage.name == *name));
    Overview {
        stages: stages.map(|stage| view(stage, context, &releases)).collect(),
        strays: context.fleet.strays.clone(),
        complete: context.timeline.complete,
    }
}

fn view(stage: &Stage, context: &Context<'_>, releases: &[&Release]) -> StageView {
    let newest = newest(stage, context);
    let environments = context.fleet.of_stage(&stage.name).map(|environment| EnvironmentView {
        name: environment.name.to_string(),
        path: environment.path.clone(),
        declared: environment.declared.clone(),
        since: context.timeline.current(&environment.name).and_then(|stay| context.timeline.brought(stay)),
        behind: behind(environment, newest, releases).filter(|count| *count == 0 || all_known(context)),
    });
    StageView { name: stage.name.clone(), environments: environments.collect(), next: next(stage, context), open: None }
}

/// The newest release that a stage could run: the product's, or that of the stage before.
fn newest<'a>(stage: &Stage, context: &Context<'a>) -> Option<&'a Release> {
    match stage.takes {
        Takes::LatestRelease => context.facts.latest_release(),
        Takes::StageBefore => context.fleet.newest_of(&context.policy.stage_before(&stage.name)?.name),
    }
}

fn behind(environment: &Environment, newest: Option<&Release>, releases: &[&Release]) -> Option<usize> {
    let (own, newest) = (environment.declared.release()?, newest?);
    let place = |release: &Release| releases.partition_point(|other| *other <= release);
    Some(place(newest).saturating_sub(place(own)))
}

/// Whether no release can be missing between two that are known: they are counted by the product's tags or by a
/// history that is whole.
fn all_known(context: &Context<'_>) -> bool {
    context.timeline.complete || matches!(context.facts.releases, Known::Yes(_))
}

/// Every release that is known from anywhere, oldest first. Pre-releases don't count: nobody is behind by them.
fn known_releases<'a>(context: &Context<'a>) -> Vec<&'a Release> {
    let mut releases: BTreeSet<&Release> = context.timeline.releases().collect();
    if let Known::Yes(tags) = &context.facts.releases {
        releases.extend(tags.keys());
    }
    releases.into_iter().filter(|release| !release.is_pre_release()).collect()
}
