//! What could move next in a stage: the question that `promote` would ask.

use super::decide::{Decision, decide};
use super::refusal::Refusal;
use crate::model::policy::{Pins, Stage};
use crate::model::promotion::{Ask, Promotion};
use crate::model::release::Release;
use crate::rule::Context;

/// What could move next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The stage takes no promotions.
    Never,
    /// It runs what it could take.
    UpToDate(Release),
    /// This could move now.
    Ready(Box<Promotion>),
    /// Something could move, but may not.
    Refused(Vec<Refusal>),
}

/// What could move next in a stage.
#[must_use]
pub fn next(stage: &Stage, context: &Context<'_>) -> Next {
    if !stage.ordered || stage.pins == Pins::Branch {
        return Next::Never;
    }
    let ask = Ask { stage: stage.name.clone(), release: None, environments: Vec::new() };
    match decide(&ask, context) {
        Ok(Decision::AlreadyThere(release)) => Next::UpToDate(release),
        Ok(Decision::Promote(promotion)) => Next::Ready(promotion),
        Err(refusals) => Next::Refused(refusals),
    }
}
