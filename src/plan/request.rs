//! What is done about the merge request of our branch: one deed for each state of it and of the branch.

use crate::model::found_request::RequestState;

/// What our branch is, on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnBranch {
    /// It isn't there.
    Gone,
    /// It proposes the same.
    There,
    /// It proposes the release by a plan that is no longer ours: it is replaced.
    Behind,
    /// It holds ours and others' commits on top.
    Ahead,
    /// It holds something else.
    Foreign,
}

/// What is done about the merge request, once the branch is where we want it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// A new one is made.
    Open,
    /// The open one stays; its text is brought up to date.
    Keep,
    /// The closed one is opened again, with its text brought up to date.
    Reopen,
    /// GitLab is merging it at this moment: what comes of that is looked at again.
    Wait,
    /// Nothing: others' commits are never overwritten.
    Refuse,
}

/// The table. Whether the target moved changes nothing: a branch that still proposes the same is not rebuilt, as that costs
/// its approvals, and one that doesn't is [behind](OnBranch::Behind).
#[must_use]
pub fn deed(request: Option<RequestState>, branch: OnBranch) -> Deed {
    match (branch, request) {
        (OnBranch::Ahead | OnBranch::Foreign, _) => Deed::Refuse,
        (_, Some(RequestState::Locked)) => Deed::Wait,
        (_, Some(RequestState::Opened)) => Deed::Keep,
        // What was approved on another plan, or left by a branch that went, is not brought back.
        (OnBranch::There, Some(RequestState::Closed)) => Deed::Reopen,
        (_, Some(RequestState::Closed | RequestState::Merged) | None) => Deed::Open,
    }
}
