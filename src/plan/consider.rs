//! What an ask comes to: the one move that it makes, and how every rule stands to it.

use super::candidate::candidate;
use super::claimed::{and_ours, claim, needed};
use super::earlier::earlier;
use super::judge::judge;
use super::scope::{edits, environments, stage};
use super::way::only_down;
use crate::model::change::Move;
use crate::model::claims::Claim;
use crate::model::finding::Finding;
use crate::model::fleet::{Declared, Environment};
use crate::model::policy::{Pins, Stage};
use crate::model::promotion::{Ask, Direction};
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::rule::{Context, outside_order};

/// An ask, thought through but not decided on.
pub(super) struct Considered<'a> {
    /// The environments that it is about, those that run the release already among them.
    pub environments: Vec<&'a Environment>,
    /// The release that is named, or that stands to reason.
    pub release: Release,
    /// What has to change; none where nothing has to.
    pub judged: Option<Judged>,
}

/// A move and how it stands.
pub(super) struct Judged {
    /// The move.
    pub change: Move,
    /// What its commit will claim.
    pub claim: Claim,
    /// How each rule stands to it.
    pub findings: Vec<Finding>,
    /// What keeps files from being read.
    pub unreadable: Vec<Refusal>,
}

/// Thinks an ask through. Who proposes and who explains both start here, so they speak of the same move.
///
/// # Errors
/// When there is no such stage or environment, or no release to go by.
pub(super) fn consider<'a>(ask: &Ask, context: &Context<'a>) -> Result<Considered<'a>, Vec<Refusal>> {
    let stage = stage(ask, context)?;
    let environments = environments(ask, context)?;
    let release = release(ask, stage, &environments, context).map_err(|refusal| vec![refusal])?;
    let (edits, unreadable) = edits(&environments, &release);
    if edits.is_empty() && unreadable.is_empty() {
        return Ok(Considered { environments, release, judged: None });
    }
    let change = Move { stage: stage.name.clone(), new: Declared::Release(release.clone()), edits };
    let judge = |claim: &Claim| {
        let claims = and_ours(context.claims, claim);
        findings((ask, stage), &change, &Context { claims: &claims, ..*context })
    };
    let mut claim = claim(&release, context.facts);
    let mut findings = judge(&claim);
    claim.overrides = needed(ask, &findings);
    if !claim.overrides.is_empty() {
        findings = judge(&claim);
    }
    Ok(Considered { environments, release, judged: Some(Judged { change, claim, findings, unreadable }) })
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
