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
    match decide(&Ask::of(stage.name.clone()), context) {
        Ok(Decision::AlreadyThere(release)) => Next::UpToDate(release),
        Ok(Decision::Promote(promotion)) => Next::Ready(promotion),
        Err(refusals) => Next::Refused(refusals),
    }
}
