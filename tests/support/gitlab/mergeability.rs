//! Whether a merge request can be merged, in GitLab's words.

use super::repository::Bare;
use super::state::{MergeRequest, Project};

/// `detailed_merge_status`.
pub fn detailed(project: &Project, request: &MergeRequest) -> &'static str {
    if !request.is_open() {
        return "not_open";
    }
    if request.is_checking() {
        return "checking";
    }
    hindrance(project, request).unwrap_or("mergeable")
}

/// The older `merge_status`.
pub fn plain(project: &Project, request: &MergeRequest) -> &'static str {
    match detailed(project, request) {
        "checking" => "checking",
        "conflict" | "commits_status" => "cannot_be_merged",
        _ => "can_be_merged",
    }
}

/// What stands in the way of a merge, once GitLab has looked.
pub fn hindrance(project: &Project, request: &MergeRequest) -> Option<&'static str> {
    if request.is_draft() {
        return Some("draft_status");
    }
    if request.sha == request.base_sha {
        return Some("commits_status");
    }
    if request.approvals.len() < project.approvals_required {
        return Some("not_approved");
    }
    pipeline(project, request).or_else(|| {
        let merges = Bare::at(&project.folder).merges(&request.start_sha, &request.sha);
        (!merges).then_some("conflict")
    })
}

fn pipeline(project: &Project, request: &MergeRequest) -> Option<&'static str> {
    if !project.pipeline_must_succeed {
        return None;
    }
    match project.head_pipeline(request) {
        Some(pipeline) if pipeline.is_running() => Some("ci_still_running"),
        Some(pipeline) if pipeline.status == "success" => None,
        _ => Some("ci_must_pass"),
    }
}
