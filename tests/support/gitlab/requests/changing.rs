//! Changing, closing and reopening a merge request.

use super::texts::{check_description, check_title, obey};
use crate::support::gitlab::following::{compare, say};
use crate::support::gitlab::reply::Reply;
use crate::support::gitlab::repository::Bare;
use crate::support::gitlab::state::{MergeRequest, Project, RequestState, State};

/// What shall be different; what is none stays.
#[derive(Debug, Default)]
pub struct Change {
    /// The title.
    pub title: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The branch to merge into.
    pub target_branch: Option<String>,
    /// All labels.
    pub labels: Option<Vec<String>>,
    /// Labels to add.
    pub add_labels: Vec<String>,
    /// Labels to remove.
    pub remove_labels: Vec<String>,
    /// Who shall see to it.
    pub assignees: Option<Vec<u64>>,
    /// Who shall review it.
    pub reviewers: Option<Vec<u64>>,
    /// Whether the merge squashes.
    pub squash: Option<bool>,
    /// Whether the merge removes the source branch.
    pub remove_source_branch: Option<bool>,
    /// Whether only members may comment.
    pub discussion_locked: Option<bool>,
}

/// Changes a merge request of a project.
pub fn change(state: &mut State, (project, iid): (u64, u64), change: Change) -> Result<(), Reply> {
    change.title.as_deref().map_or(Ok(()), check_title)?;
    change.description.as_deref().map_or(Ok(()), check_description)?;
    if let Some(target) = &change.target_branch {
        retarget(state, (project, iid), target)?;
    }
    let name = format!("{}!{iid}", state.project(project).expect("the project is there").path);
    let description = change.description.as_deref().map(|text| obey(state, &name, text));
    let now = state.clock.now();
    let Some(request) = request_mut(state, (project, iid)) else { return Err(Reply::not_found("Merge Request")) };
    request.updated_at = now;
    request.description = description.unwrap_or_else(|| std::mem::take(&mut request.description));
    relabel(request, &change);
    request.title = change.title.unwrap_or_else(|| std::mem::take(&mut request.title));
    request.assignees = change.assignees.unwrap_or_else(|| std::mem::take(&mut request.assignees));
    request.reviewers = change.reviewers.unwrap_or_else(|| std::mem::take(&mut request.reviewers));
    request.squash = change.squash.unwrap_or(request.squash);
    request.remove_source_branch = change.remove_source_branch.or(request.remove_source_branch);
    request.discussion_locked = change.discussion_locked.or(request.discussion_locked);
    Ok(())
}

/// Closes an open one; any other stays as it is.
pub fn close(state: &mut State, (project, iid): (u64, u64), user: u64) {
    let now = state.clock.now();
    let Some(request) = request_mut(state, (project, iid)).filter(|request| request.is_open()) else { return };
    request.state = RequestState::Closed;
    (request.closed_at, request.closed_by, request.updated_at) = (Some(now), Some(user), now);
    say(state, (project, iid), Some(user), "closed");
}

/// Reopens a closed one; any other stays as it is.
pub fn reopen(state: &mut State, (project, iid): (u64, u64), user: u64) -> Result<(), Reply> {
    let (now, reads) = (state.clock.now(), state.reads_until_checked);
    let found = state.project(project).and_then(|project| Some((project, project.merge_request(iid)?)));
    let Some((target, request)) = found.filter(|(_, request)| request.state == RequestState::Closed) else {
        return Ok(());
    };
    let branches = (request.source_branch.as_str(), request.target_branch.as_str());
    others_of(target, request.source_project, branches, Some(iid))?;
    let source = state.project(request.source_project).map(|source| Bare::at(&source.folder));
    let repository = Bare::at(&target.folder);
    let source = source.and_then(|source| {
        repository.take_in(&source, &request.source_branch);
        source.branch(&request.source_branch)
    });
    let (Some(source), Some(tip)) = (source, repository.branch(&request.target_branch)) else {
        return Err(Reply::unprocessable(&format!("Source branch \"{}\" does not exist", request.source_branch)));
    };
    let Some(request) = request_mut(state, (project, iid)) else { return Ok(()) };
    request.state = RequestState::Opened;
    (request.closed_at, request.closed_by, request.updated_at) = (None, None, now);
    request.recheck(reads);
    compare(request, &repository, (&source, &tip));
    say(state, (project, iid), Some(user), "reopened");
    Ok(())
}

/// 409 where another merge request is open for the same branches.
pub fn others_of(project: &Project, source: u64, branches: (&str, &str), own: Option<u64>) -> Result<(), Reply> {
    let other = project.merge_requests.iter().find(|request| {
        request.is_open()
            && Some(request.iid) != own
            && request.source_project == source
            && (request.source_branch.as_str(), request.target_branch.as_str()) == branches
    });
    let said = "Another open merge request already exists for this source branch";
    other.map_or(Ok(()), |other| Err(Reply::conflict(&format!("{said}: !{}", other.iid))))
}

fn retarget(state: &mut State, (project, iid): (u64, u64), target: &str) -> Result<(), Reply> {
    let reads = state.reads_until_checked;
    let owner = state.project(project).ok_or_else(|| Reply::not_found("Project"))?;
    let request = owner.merge_request(iid).ok_or_else(|| Reply::not_found("Merge Request"))?;
    if request.target_branch == target {
        return Ok(());
    }
    let repository = Bare::at(&owner.folder);
    let gone = || Reply::unprocessable(&format!("Target branch \"{target}\" does not exist"));
    let tip = repository.branch(target).ok_or_else(gone)?;
    if request.is_open() {
        others_of(owner, request.source_project, (&request.source_branch, target), Some(iid))?;
    }
    let source = request.sha.clone();
    let Some(request) = request_mut(state, (project, iid)) else { return Ok(()) };
    target.clone_into(&mut request.target_branch);
    request.recheck(reads);
    compare(request, &repository, (&source, &tip));
    Ok(())
}

fn relabel(request: &mut MergeRequest, change: &Change) {
    if let Some(labels) = &change.labels {
        request.labels.clone_from(labels);
    }
    request.labels.extend(change.add_labels.iter().cloned());
    request.labels.retain(|label| !change.remove_labels.contains(label));
    request.labels.sort();
    request.labels.dedup();
}

fn request_mut(state: &mut State, (project, iid): (u64, u64)) -> Option<&mut MergeRequest> {
    state.project_mut(project)?.merge_request_mut(iid)
}
