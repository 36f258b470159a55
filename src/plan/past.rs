//! What ran in a stage, and which of it a rollback would choose.

use std::collections::BTreeMap;

use super::earlier::earlier;
use super::scope::{environments, stage};
use super::taken_back::ended_by_rollback;
use crate::model::fleet::Environment;
use crate::model::oid::Oid;
use crate::model::past::{Past, PastStay};
use crate::model::promotion::Ask;
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::model::timeline::Stay;
use crate::rule::Context;

/// Lists the releases that ran in the environments of an ask.
///
/// # Errors
/// When there is no such stage or environment.
pub fn past(ask: &Ask, context: &Context<'_>) -> Result<Past, Vec<Refusal>> {
    stage(ask, context)?;
    let environments = environments(ask, context)?;
    Ok(Past {
        stays: stays(&environments, context),
        choice: earlier(&environments, context),
        complete: context.timeline.complete,
    })
}

/// What came by one commit and went by one is one stay.
fn stays(environments: &[&Environment], context: &Context<'_>) -> Vec<PastStay> {
    type Key<'a> = (u64, Option<Oid>, &'a Release);
    let mut groups: BTreeMap<Key<'_>, PastStay> = BTreeMap::new();
    for environment in environments {
        let stays = context.timeline.of(&environment.name);
        for (place, stay) in stays.iter().enumerate() {
            let Some(release) = stay.declared.release() else { continue };
            let key = (stay.since.ordinal, stay.until.map(|until| until.commit), release);
            let group = groups.entry(key).or_insert_with(|| past_stay(release, stay, context));
            group.environments.push(environment.name.clone());
            group.rolled_back |= ended_by_rollback(stays, place);
        }
    }
    groups.into_values().rev().collect()
}

fn past_stay(release: &Release, stay: &Stay, context: &Context<'_>) -> PastStay {
    PastStay {
        release: release.clone(),
        environments: Vec::new(),
        since: context.timeline.brought(stay),
        until: stay.until,
        rolled_back: false,
        rejected: context.policy.rejected.get(release).cloned(),
    }
}
