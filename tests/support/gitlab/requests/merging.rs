//! Merging.

use jiff::Timestamp;

use crate::support::gitlab::following::{follow, say};
use crate::support::gitlab::mergeability::hindrance;
use crate::support::gitlab::reply::Reply;
use crate::support::gitlab::repository::Bare;
use crate::support::gitlab::rights::{is_protected, may_merge};
use crate::support::gitlab::state::{MergeRequest, Project, RequestState, State, User};
use crate::support::gitlab::writing::Signed;

/// How a merge shall be.
#[derive(Debug, Default)]
pub struct Merge {
    /// The head that it must have.
    pub sha: Option<String>,
    /// The merge commit's message.
    pub message: Option<String>,
    /// The squashed commit's message.
    pub squash_message: Option<String>,
    /// Whether it squashes; none leaves it to the merge request.
    pub squash: Option<bool>,
    /// Whether it removes the source branch; none leaves it to the merge request.
    pub remove_source_branch: Option<bool>,
}

/// Merges a merge request of a project, in the order of GitLab's own checks.
pub fn merge(state: &mut State, (project, iid): (u64, u64), user: u64, merge: &Merge) -> Result<(), Reply> {
    let now = state.clock.now();
    let owner = state.project(project).ok_or_else(|| Reply::not_found("Project"))?;
    let request = owner.merge_request(iid).ok_or_else(|| Reply::not_found("Merge Request"))?;
    if !may_merge(owner, state.role(Some(user), owner), &request.target_branch) {
        return Err(Reply::unauthorized());
    }
    if !request.is_open() || request.is_checking() {
        return Err(Reply::not_allowed());
    }
    match hindrance(owner, request) {
        None => {}
        Some("conflict") => return Err(Reply::message(422, "Branch cannot be merged")),
        Some(_) => return Err(Reply::not_allowed()),
    }
    if merge.sha.as_ref().is_some_and(|sha| *sha != request.sha) {
        return Err(Reply::message(409, format!("SHA does not match HEAD of source branch: {}", request.sha)));
    }
    let by = state.user(user).ok_or_else(Reply::unauthorized)?;
    let (commit, squashed) =
        land(owner, request, merge, (by, now)).ok_or_else(|| Reply::message(422, "Branch cannot be merged"))?;
    let removes = merge.remove_source_branch.or(request.remove_source_branch) == Some(true);
    let branch = (request.source_project, request.source_branch.clone());
    settle(state, (project, iid), user, (commit, squashed));
    if removes {
        remove(state, &branch);
    }
    // Others may have targeted the branch, or come from it.
    follow(state, Some(user));
    Ok(())
}

/// Commits the merge and moves the target on; the merge commit and the squashed one.
fn land(
    project: &Project,
    request: &MergeRequest,
    merge: &Merge,
    (user, at): (&User, Timestamp),
) -> Option<(String, Option<String>)> {
    let repository = Bare::at(&project.folder);
    let by = |message| Signed { user, at, message };
    let squash = merge.squash.unwrap_or(request.squash);
    let message = merge.squash_message.clone().unwrap_or_else(|| request.title.clone());
    let squashed = if squash { Some(repository.squash(&request.base_sha, &request.sha, by(&message))?) } else { None };
    let head = squashed.as_deref().unwrap_or(&request.sha);
    let message = merge.message.clone().unwrap_or_else(|| default_message(project, request));
    let commit = repository.merge(&request.start_sha, head, by(&message))?;
    repository.advance(&request.target_branch, &request.start_sha, &commit).then_some((commit, squashed))
}

fn default_message(project: &Project, request: &MergeRequest) -> String {
    let (source, target) = (&request.source_branch, &request.target_branch);
    let (title, path, iid) = (&request.title, &project.path, request.iid);
    format!("Merge branch '{source}' into '{target}'\n\n{title}\n\nSee merge request {path}!{iid}\n")
}

fn settle(state: &mut State, at: (u64, u64), user: u64, (commit, squashed): (String, Option<String>)) {
    let now = state.clock.now();
    let Some(request) = state.project_mut(at.0).and_then(|project| project.merge_request_mut(at.1)) else { return };
    request.state = RequestState::Merged;
    (request.merged_at, request.merged_by, request.updated_at) = (Some(now), Some(user), now);
    (request.merge_commit_sha, request.squash_commit_sha) = (Some(commit), squashed);
    say(state, at, Some(user), "merged");
}

fn remove(state: &State, (project, branch): &(u64, String)) {
    let Some(project) = state.project(*project) else { return };
    let repository = Bare::at(&project.folder);
    if repository.default_branch() != *branch && !is_protected(project, branch) {
        repository.delete(&format!("refs/heads/{branch}"));
    }
}
