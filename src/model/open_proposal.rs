//! An open merge request that moves a stage, read by what its branch holds.

use crate::model::change::Move;
use crate::model::found_request::FoundRequest;
use crate::model::promotion::Direction;
use crate::model::release::Release;

/// An open merge request of one promotion or rollback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenProposal {
    /// The merge request.
    pub request: FoundRequest,
    /// The move that its branch makes.
    pub change: Move,
    /// The release that it brings.
    pub release: Release,
    /// Which way it goes.
    pub direction: Direction,
}
