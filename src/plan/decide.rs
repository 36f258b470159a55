//! Decides on an ask: a promotion or rollback, nothing to do, or every refusal.

use super::consider::{Considered, Judged, consider};
use super::refusals::{own_branch, refusals};
use super::{merge_request, message};
use crate::model::change::Move;
use crate::model::promotion::{Ask, Promotion};
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::rule::Context;

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
    let considered = consider(ask, context)?;
    let refusals = refusals(ask, &considered, context);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let branch = own_branch(ask, &considered, context);
    let Considered { environments, release, judged } = considered;
    let Some(judged) = judged else { return Ok(Decision::AlreadyThere(release)) };
    let merge_request = merge_request::text(ask, &judged, context);
    let Judged { change, claim, findings, .. } = judged;
    let message = message::commit(ask, &change, &claim);
    let unneeded = ask.overrides.keys().filter(|rule| !claim.overrides.contains_key(*rule)).cloned().collect();
    let scope = environments.iter().map(|environment| environment.name.clone()).collect();
    let (Move { stage, edits, .. }, direction) = (change, ask.direction);
    let promotion =
        Promotion { stage, release, scope, edits, direction, branch, message, merge_request, findings, unneeded };
    Ok(Decision::Promote(Box::new(promotion)))
}
