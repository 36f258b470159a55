//! Merge requests follow the Git repositories: what was pushed, deleted or merged there happened to them too.

use jiff::Timestamp;

use super::repository::Bare;
use super::state::{MergeRequest, Note, RequestState, State};

/// Where a merge request's branches are now.
struct Tips {
    source: Option<String>,
    target: Option<String>,
}

/// Takes over what happened in the repositories; `user` is who did it, where that is known.
pub fn follow(state: &mut State, user: Option<u64>) {
    let (now, reads) = (state.clock.now(), state.reads_until_checked);
    let folders: Vec<_> = state.projects.iter().map(|project| (project.id, project.folder.clone())).collect();
    let open = |id: u64| folders.iter().find(|(known, _)| *known == id).map(|(_, folder)| Bare::at(folder));
    let mut closed = Vec::new();
    for project in &mut state.projects {
        if !project.merge_requests.iter().any(MergeRequest::is_open) {
            continue;
        }
        let target = Bare::at(&project.folder);
        for request in project.merge_requests.iter_mut().filter(|request| request.is_open()) {
            let source = open(request.source_project);
            if let Some(source) = &source {
                target.take_in(source, &request.source_branch);
            }
            let tips = Tips {
                source: source.and_then(|source| source.branch(&request.source_branch)),
                target: target.branch(&request.target_branch),
            };
            if settle(request, &tips, &target, (user, now)) {
                closed.push((project.id, request.iid));
            }
            track(request, &tips, &target, reads);
        }
    }
    for (project, iid) in closed {
        say(state, (project, iid), user, "closed, as its source branch is gone");
    }
}

/// Merges what is on the target, and closes what has no source branch any more; whether it closed.
fn settle(request: &mut MergeRequest, tips: &Tips, target: &Bare, (user, now): (Option<u64>, Timestamp)) -> bool {
    let moved = tips.target.as_ref().is_some_and(|tip| *tip != request.start_sha);
    let has_commits = request.base_sha != request.sha;
    let on_target = |tip: &String| target.contains(tip, &request.sha);
    if moved && has_commits && tips.target.as_ref().is_some_and(on_target) {
        request.state = RequestState::Merged;
        (request.merged_at, request.merged_by, request.updated_at) = (Some(now), user, now);
        return false;
    }
    if tips.source.is_none() {
        request.state = RequestState::Closed;
        (request.closed_at, request.closed_by, request.updated_at) = (Some(now), user, now);
        return true;
    }
    false
}

/// Takes over where the branches are.
fn track(request: &mut MergeRequest, tips: &Tips, target: &Bare, reads: u32) {
    let (Some(source), Some(tip), true) = (&tips.source, &tips.target, request.is_open()) else { return };
    if *source == request.sha && *tip == request.start_sha {
        return;
    }
    request.recheck(reads);
    compare(request, target, (source, tip));
}

/// Compares source and target anew, and keeps the head where GitLab keeps it.
pub fn compare(request: &mut MergeRequest, target: &Bare, (source, tip): (&str, &str)) {
    source.clone_into(&mut request.sha);
    tip.clone_into(&mut request.start_sha);
    request.base_sha = target.merge_base(tip, source).unwrap_or_else(|| tip.to_owned());
    target.set(&format!("refs/merge-requests/{}/head", request.iid), source);
}

/// A system note.
pub fn say(state: &mut State, (project, iid): (u64, u64), user: Option<u64>, what: &str) {
    let (id, now) = (state.new_id(), state.clock.now());
    let Some(request) = state.project_mut(project).and_then(|project| project.merge_request_mut(iid)) else { return };
    let author = user.unwrap_or(request.author);
    let body = what.to_owned();
    request.notes.push(Note { id, author, body, system: true, internal: false, created_at: now, updated_at: now });
}
