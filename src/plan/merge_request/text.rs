//! The merge request as it is to be.

use super::body::body;
use super::labels::labels;
use super::limits;
use super::people::people;
use crate::model::promotion::{Ask, MergeRequest};
use crate::plan::consider::Judged;
use crate::plan::message::subject;
use crate::rule::Context;

/// What moves where and why, how each rule stands, and what the policy says of labels and people. The template and what
/// is superseded come later: they are known to the command.
pub(in crate::plan) fn text(ask: &Ask, judged: &Judged, context: &Context<'_>) -> MergeRequest {
    let policy = &context.policy.merge_requests;
    MergeRequest {
        title: limits::title(&subject(ask, &judged.claim.release)),
        description: limits::description(&body(ask, judged, context)),
        labels: labels(&policy.labels, &ask.stage),
        reviewers: people(&policy.reviewers, &judged.change, context.owners),
        assignees: people(&policy.assignees, &judged.change, context.owners),
        draft: policy.draft,
    }
}
