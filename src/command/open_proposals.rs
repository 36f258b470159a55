//! The open merge requests that move a stage.

use super::branches::{fetch_missing, proposal};
use super::contact::Door;
use super::ground::Ground;
use crate::external::git::push_place;
use crate::external::gitlab::Looked;
use crate::model::facts::Known;
use crate::model::found_request::FoundRequest;
use crate::model::name::StageName;
use crate::model::oid::Oid;
use crate::model::open_proposal::OpenProposal;
use crate::plan::named;

/// Those whose branches are called as ours are; what they move is read from their commits. None where GitLab was not
/// asked.
pub fn open_proposals(ground: Ground<'_>) -> Option<Vec<OpenProposal>> {
    let (Known::Yes(looked), Some(door)) = (&ground.seen.requests, ground.door) else { return None };
    let heads = heads(looked, door);
    if let Some(remote) = &ground.base().remote {
        let branches = heads.iter().map(|(request, head)| (request.branch.clone(), *head)).collect();
        fetch_missing(ground.repository, &push_place(ground.repository, remote), &branches);
    }
    let here = heads.into_iter().filter(|(_, head)| ground.repository.objects.has(*head));
    let mut found = Vec::new();
    for (request, head) in here {
        // One that this shallow clone can't judge is left out here; whoever promotes its stage is told.
        let Ok(Some(proposal)) = proposal(ground, (&request.branch, head)) else { continue };
        let direction = proposal.direction();
        let (change, release) = (proposal.change, proposal.release);
        found.push(OpenProposal { request: request.clone(), change, release, direction });
    }
    Some(found)
}

/// Those of one stage.
#[must_use]
pub fn of_stage(open: Option<&[OpenProposal]>, stage: &StageName) -> Option<Vec<OpenProposal>> {
    open.map(|all| all.iter().filter(|open| open.change.stage == *stage).cloned().collect())
}

/// Where their branches are. One in somebody's fork is not a branch of ours.
fn heads<'l>(looked: &'l Looked, door: &Door) -> Vec<(&'l FoundRequest, Oid)> {
    let is_ours = |request: &&FoundRequest| door.is_source(&request.project) && named(&request.branch).is_some();
    looked.open.iter().filter(is_ours).filter_map(|request| Some((request, request.head?))).collect()
}
