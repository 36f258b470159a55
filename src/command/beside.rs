//! What else is open for the same environments and neither goes nor stands in the way: people are told of it.

use super::branches::{Branch, Branches};
use crate::model::promotion::{Direction, Promotion};
use crate::plan::{Proposal, direction};

/// A line for each open proposal that would undo ours, or that ours would undo.
pub fn beside(promotion: &Promotion, branches: &Branches) -> Vec<String> {
    let others = branches.related.iter().filter(|(name, _)| **name != promotion.branch);
    others.filter_map(|(name, branch)| line(promotion, (name, open(promotion, branch)?))).collect()
}

/// What a branch still proposes for one of our environments.
fn open<'a>(promotion: &Promotion, branch: &'a Branch) -> Option<&'a Proposal> {
    let proposal = branch.proposal.as_ref().filter(|proposal| !proposal.merged)?;
    let is_ours = |name| promotion.scope.contains(name);
    proposal.environments().iter().any(is_ours).then_some(proposal)
}

fn line(promotion: &Promotion, (name, other): (&str, &Proposal)) -> Option<String> {
    let (stage, release) = (&promotion.stage, &other.release);
    match (direction(&promotion.edits, &promotion.release), other.direction()) {
        (Direction::Forward, Direction::Forward) => None,
        (_, Direction::Back) => Some(format!("{name} is open, too, and would set {stage} back to {release}")),
        (Direction::Back, Direction::Forward) if *release <= promotion.release => None,
        (Direction::Back, Direction::Forward) => {
            Some(format!("{name} is still open, and would bring {release} to {stage}; delete it if it is not to come"))
        }
    }
}
