//! Merge requests, their approvals and their notes.

use serde_json::{Value, json};

use super::project::{pipeline, user};
use crate::support::gitlab::call::Call;
use crate::support::gitlab::clock::written;
use crate::support::gitlab::mergeability;
use crate::support::gitlab::rights::may_merge;
use crate::support::gitlab::state::{MergeRequest, Note, Project, State};

/// A merge request as lists have it.
pub fn merge_request(state: &State, project: &Project, request: &MergeRequest) -> Value {
    joined([texts(state, project, request), people(state, request), git(project, request)])
}

/// A merge request on its own.
pub fn merge_request_whole(call: &Call<'_>, project: &Project, request: &MergeRequest) -> Value {
    let state = &call.state;
    let role = state.role(call.viewer.user, project);
    let head = project.head_pipeline(request).map(|found| pipeline(state, project, found));
    let whole = json!({
        "subscribed": false,
        "changes_count": "1",
        "merge_error": null,
        "first_contribution": false,
        "pipeline": head,
        "head_pipeline": head,
        "diff_refs": { "base_sha": request.base_sha, "head_sha": request.sha, "start_sha": request.start_sha },
        "user": { "can_merge": may_merge(project, role, &request.target_branch) },
    });
    joined([merge_request(state, project, request), whole])
}

fn texts(state: &State, project: &Project, request: &MergeRequest) -> Value {
    let reference = format!("!{}", request.iid);
    json!({
        "id": request.id,
        "iid": request.iid,
        "project_id": request.target_project,
        "title": request.title,
        "description": request.description,
        "state": request.state.name(),
        "draft": request.is_draft(),
        "work_in_progress": request.is_draft(),
        "labels": request.labels,
        "milestone": null,
        "reference": reference,
        "references": { "short": reference, "relative": reference, "full": format!("{}{reference}", project.path) },
        "web_url": state.request_url(project, request.iid),
        "created_at": written(request.created_at),
        "updated_at": written(request.updated_at),
        "merged_at": request.merged_at.map(written),
        "closed_at": request.closed_at.map(written),
        "prepared_at": written(request.created_at),
        "upvotes": 0,
        "downvotes": 0,
        "task_completion_status": { "count": 0, "completed_count": 0 },
        "time_stats": { "time_estimate": 0, "total_time_spent": 0 },
    })
}

fn people(state: &State, request: &MergeRequest) -> Value {
    let some = |id: Option<u64>| id.map(|id| user(state, id));
    let all = |ids: &[u64]| ids.iter().map(|id| user(state, *id)).collect::<Value>();
    json!({
        "author": user(state, request.author),
        "assignees": all(&request.assignees),
        "assignee": some(request.assignees.first().copied()),
        "reviewers": all(&request.reviewers),
        "merged_by": some(request.merged_by),
        "merge_user": some(request.merged_by),
        "closed_by": some(request.closed_by),
        "user_notes_count": request.notes.iter().filter(|note| !note.system).count(),
        "discussion_locked": request.discussion_locked,
        "blocking_discussions_resolved": true,
    })
}

fn git(project: &Project, request: &MergeRequest) -> Value {
    let status = mergeability::detailed(project, request);
    json!({
        "source_project_id": request.source_project,
        "target_project_id": request.target_project,
        "source_branch": request.source_branch,
        "target_branch": request.target_branch,
        "sha": request.sha,
        "merge_commit_sha": request.merge_commit_sha,
        "squash_commit_sha": request.squash_commit_sha,
        "merge_status": mergeability::plain(project, request),
        "detailed_merge_status": status,
        "has_conflicts": status == "conflict",
        "merge_when_pipeline_succeeds": false,
        "should_remove_source_branch": null,
        "force_remove_source_branch": request.remove_source_branch,
        "squash": request.squash,
        "squash_on_merge": request.squash,
    })
}

/// Who approved a merge request, and who still has to.
pub fn approvals(call: &Call<'_>, project: &Project, request: &MergeRequest) -> Value {
    let approved = request.approvals.iter();
    let by: Value = approved
        .map(|approval| json!({ "user": user(call.state, approval.user), "approved_at": written(approval.at) }))
        .collect();
    let has = |id| request.approvals.iter().any(|approval| Some(approval.user) == id);
    json!({
        "id": request.id,
        "iid": request.iid,
        "project_id": project.id,
        "title": request.title,
        "state": request.state.name(),
        "merge_status": mergeability::plain(project, request),
        "approved": !request.approvals.is_empty() && request.approvals.len() >= project.approvals_required,
        "approvals_required": project.approvals_required,
        "approvals_left": project.approvals_required.saturating_sub(request.approvals.len()),
        "approved_by": by,
        "user_has_approved": has(call.viewer.user),
        "user_can_approve": !has(call.viewer.user),
    })
}

/// A note.
pub fn note(state: &State, request: &MergeRequest, note: &Note) -> Value {
    json!({
        "id": note.id,
        "type": null,
        "body": note.body,
        "author": user(state, note.author),
        "created_at": written(note.created_at),
        "updated_at": written(note.updated_at),
        "system": note.system,
        "noteable_id": request.id,
        "noteable_type": "MergeRequest",
        "noteable_iid": request.iid,
        "project_id": request.target_project,
        "resolvable": false,
        "confidential": note.internal,
        "internal": note.internal,
        "imported": false,
    })
}

fn joined<const N: usize>(parts: [Value; N]) -> Value {
    let objects = parts.into_iter().filter_map(|part| if let Value::Object(map) = part { Some(map) } else { None });
    Value::Object(objects.flatten().collect())
}
