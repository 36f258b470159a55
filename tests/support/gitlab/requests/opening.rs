//! Opening a merge request.

use std::sync::atomic::AtomicU32;

use super::changing::others_of;
use super::texts::{check_description, check_title, obey};
use crate::support::gitlab::following::compare;
use crate::support::gitlab::reply::Reply;
use crate::support::gitlab::repository::Bare;
use crate::support::gitlab::state::{MergeRequest, RequestState, State};

/// What is asked for.
#[derive(Debug, Default)]
pub struct Wish {
    /// The project with the source branch.
    pub source_project: u64,
    /// The project with the target branch.
    pub target_project: u64,
    /// The branch to merge.
    pub source_branch: String,
    /// The branch to merge into.
    pub target_branch: String,
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// Labels.
    pub labels: Vec<String>,
    /// Who shall see to it.
    pub assignees: Vec<u64>,
    /// Who shall review it.
    pub reviewers: Vec<u64>,
    /// Whether the merge squashes.
    pub squash: bool,
    /// Whether the merge removes the source branch.
    pub remove_source_branch: Option<bool>,
}

/// Opens a merge request in the target project; its number there.
pub fn open(state: &mut State, author: u64, wish: Wish) -> Result<u64, Reply> {
    check_title(&wish.title)?;
    check_description(&wish.description)?;
    let (source, target) = tips(state, &wish)?;
    if wish.source_project == wish.target_project && wish.source_branch == wish.target_branch {
        return Err(Reply::unprocessable("You can't use same project/branch for source and target"));
    }
    let project = state.project(wish.target_project).expect("the target is there");
    others_of(project, wish.source_project, (&wish.source_branch, &wish.target_branch), None)?;
    let iid = project.merge_requests.iter().map(|request| request.iid).max().unwrap_or_default() + 1;
    let repository = Bare::at(&project.folder);
    let name = format!("{}!{iid}", project.path);
    let mut request = made(state, iid, author, wish);
    request.description = obey(state, &name, &request.description);
    compare(&mut request, &repository, (&source, &target));
    let project = state.project_mut(request.target_project).expect("the target is there");
    project.merge_requests.push(request);
    Ok(iid)
}

fn tips(state: &State, wish: &Wish) -> Result<(String, String), Reply> {
    let tip = |project: u64, branch: &str, which: &str| {
        let folder = &state.project(project).expect("the project is there").folder;
        let gone = || Reply::unprocessable(&format!("{which} branch \"{branch}\" does not exist"));
        let repository = Bare::at(folder);
        repository.branch(branch).map(|tip| (repository, tip)).ok_or_else(gone)
    };
    let (source, source_tip) = tip(wish.source_project, &wish.source_branch, "Source")?;
    let (target, target_tip) = tip(wish.target_project, &wish.target_branch, "Target")?;
    target.take_in(&source, &wish.source_branch);
    Ok((source_tip, target_tip))
}

fn made(state: &mut State, iid: u64, author: u64, wish: Wish) -> MergeRequest {
    let now = state.clock.now();
    let mut labels = wish.labels;
    labels.sort();
    labels.dedup();
    MergeRequest {
        id: state.new_id(),
        iid,
        source_project: wish.source_project,
        target_project: wish.target_project,
        source_branch: wish.source_branch,
        target_branch: wish.target_branch,
        title: wish.title,
        description: wish.description,
        state: RequestState::Opened,
        author,
        assignees: wish.assignees,
        reviewers: wish.reviewers,
        labels,
        sha: String::new(),
        start_sha: String::new(),
        base_sha: String::new(),
        squash: wish.squash,
        remove_source_branch: wish.remove_source_branch,
        discussion_locked: None,
        approvals: Vec::new(),
        notes: Vec::new(),
        created_at: now,
        updated_at: now,
        merged_at: None,
        merged_by: None,
        closed_at: None,
        closed_by: None,
        merge_commit_sha: None,
        squash_commit_sha: None,
        unchecked: AtomicU32::new(state.reads_until_checked),
    }
}
