//! Decides on an ask: a promotion or rollback, nothing to do, or every refusal.

use super::candidate::candidate;
use super::claimed::{and_ours, claim};
use super::earlier::earlier;
use super::judge::judge;
use super::refusals::refusals;
use super::scope::{edits, environments, stage};
use super::way::only_down;
use super::{branch, merge_request, message};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::fleet::{Declared, Environment};
use crate::model::policy::{Pins, Stage};
use crate::model::promotion::{Ask, Direction, Promotion};
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::rule::{Context, outside_order};

/// What comes of an ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// All that was asked for runs the release already.
    AlreadyThere(Release),
    /// This is to be done.
    Promote(Box<Promotion>),
}

/// Plans a promotion or rollback.
///
/// # Errors
/// Every reason against it, at once.
pub fn decide(ask: &Ask, context: &Context<'_>) -> Result<Decision, Vec<Refusal>> {
    let stage = stage(ask, context)?;
    let environments = environments(ask, context)?;
    let release = release(ask, stage, &environments, context).map_err(|refusal| vec![refusal])?;
    let (edits, unreadable) = edits(&environments, &release);
    if edits.is_empty() && unreadable.is_empty() {
        return Ok(Decision::AlreadyThere(release));
    }
    let change = Move { stage: stage.name.clone(), new: Declared::Release(release.clone()), edits };
    let claim = claim(ask, &release, context.facts);
    let claims = and_ours(context.claims, &claim);
    let context = &Context { claims: &claims, ..*context };
    let findings = findings((ask, stage), &change, context);
    let branch = branch(ask, &environments, &release, context);
    let refusals = refusals((ask, &release, &branch), (&change, &findings), unreadable, context);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let message = message::commit(ask, &change, &claim);
    let merge_request = merge_request::text(ask, &change, &release, &findings);
    let scope = environments.iter().map(|environment| environment.name.clone()).collect();
    let (Move { stage, edits, .. }, direction) = (change, ask.direction);
    let promotion = Promotion { stage, release, scope, edits, direction, branch, message, merge_request, findings };
    Ok(Decision::Promote(Box::new(promotion)))
}

/// The release that is named, or that stands to reason.
fn release(ask: &Ask, stage: &Stage, environments: &[&Environment], context: &Context<'_>) -> Result<Release, Refusal> {
    match (&ask.release, ask.direction) {
        (None, Direction::Forward) => candidate(stage, context),
        (None, Direction::Back) => earlier(environments, context),
        (Some(release), Direction::Forward) => Ok(release.clone()),
        (Some(release), Direction::Back) => only_down(environments, release, context).map(|()| release.clone()),
    }
}

fn branch(ask: &Ask, environments: &[&Environment], release: &Release, context: &Context<'_>) -> String {
    let whole = environments.len() == context.fleet.of_stage(&ask.stage).count();
    let named = if whole { &[] } else { ask.environments.as_slice() };
    branch::name(ask.direction, &ask.stage, named, release)
}

/// How each rule stands. A stage that takes no promotions may be set by hand, which the rule can't tell from what is
/// asked for here. One that takes none for now may still go back.
fn findings((ask, stage): (&Ask, &Stage), change: &Move, context: &Context<'_>) -> Vec<Finding> {
    let never = ask.direction == Direction::Forward || !stage.ordered || stage.pins == Pins::Branch;
    let refusal = outside_order::refusal(stage).filter(|_| never);
    let mut findings = judge(change, context);
    for finding in &mut findings {
        if let Some(refusal) = refusal.as_ref().filter(|refusal| refusal.rule == finding.rule) {
            finding.clone_from(refusal);
        }
    }
    findings
}
