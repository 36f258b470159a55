//! What could move next in a stage: the question that `promote` would ask.

use super::decide::{Decision, decide};
use crate::model::overview::Next;
use crate::model::policy::{Pins, Stage};
use crate::model::promotion::Ask;
use crate::rule::Context;

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
