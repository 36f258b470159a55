//! Merge requests and what hangs on them.

use apollo_compiler::resolvers::{ObjectValue, ResolveInfo, ResolvedValue};

use super::leaf::{Answer, global_id, leaf, text, time, time_if, truth, unknown};
use super::page::{Item, page};
use super::people::Person;
use super::product::PipelineNode;
use super::project::ProjectNode;
use crate::support::gitlab::mergeability;
use crate::support::gitlab::repository::Bare;
use crate::support::gitlab::state::{MergeRequest, Note};

/// A merge request of the project that it targets.
#[derive(Debug, Clone, Copy)]
pub struct RequestNode<'s> {
    /// The project.
    pub at: ProjectNode<'s>,
    /// The merge request.
    pub request: &'s MergeRequest,
}

impl ObjectValue for RequestNode<'_> {
    fn type_name(&self) -> &'static str {
        "MergeRequest"
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        self.of_text(info).or_else(|| self.of_state(info)).unwrap_or_else(|| self.of_others(info))
    }
}

impl<'s> RequestNode<'s> {
    fn of_text<'a>(self, info: &ResolveInfo) -> Option<Answer<'a>> {
        let request = self.request;
        Some(match info.field_name() {
            "id" => global_id("MergeRequest", request.id),
            "iid" => leaf(request.iid.to_string()),
            "projectId" | "targetProjectId" => leaf(request.target_project),
            "sourceProjectId" => leaf(request.source_project),
            "sourceBranch" => leaf(request.source_branch.as_str()),
            "targetBranch" => leaf(request.target_branch.as_str()),
            "title" => leaf(request.title.as_str()),
            "description" => leaf(request.description.as_str()),
            "webUrl" => leaf(self.url()),
            "webPath" => leaf(self.url().splitn(4, '/').nth(3).map(|path| format!("/{path}"))),
            "reference" if truth(info, "full") == Some(true) => {
                leaf(format!("{}!{}", self.at.project.path, request.iid))
            }
            "reference" => leaf(format!("!{}", request.iid)),
            "diffHeadSha" => leaf(request.sha.as_str()),
            "mergeCommitSha" => leaf(request.merge_commit_sha.clone()),
            "createdAt" => time(request.created_at),
            "updatedAt" => time(request.updated_at),
            "mergedAt" => time_if(request.merged_at),
            "closedAt" => time_if(request.closed_at),
            _ => return None,
        })
    }

    fn of_state<'a>(self, info: &ResolveInfo) -> Option<Answer<'a>> {
        let (project, request) = (self.at.project, self.request);
        Some(match info.field_name() {
            "state" => leaf(request.state.name()),
            "draft" => leaf(request.is_draft()),
            "detailedMergeStatus" => {
                let status = mergeability::detailed(project, request).to_uppercase();
                request.read();
                leaf(status)
            }
            "conflicts" => leaf(mergeability::detailed(project, request) == "conflict"),
            "squash" | "squashOnMerge" => leaf(request.squash),
            "forceRemoveSourceBranch" => leaf(request.remove_source_branch),
            "shouldRemoveSourceBranch" => leaf(()),
            "discussionLocked" => leaf(request.discussion_locked == Some(true)),
            "approved" => leaf(request.approvals.len() >= project.approvals_required),
            "sourceBranchExists" => leaf(self.has_branch(request.source_project, &request.source_branch)),
            "targetBranchExists" => leaf(self.has_branch(request.target_project, &request.target_branch)),
            "sourceBranchProtected" => leaf(self.is_protected()),
            "userNotesCount" => leaf(request.notes.iter().filter(|note| !note.system).count()),
            _ => return None,
        })
    }

    fn of_others<'a>(self, info: &ResolveInfo) -> Answer<'a>
    where
        's: 'a,
    {
        let (root, request) = (self.at.root, self.request);
        let people = |type_name, ids: &[u64]| -> Vec<Person<'s>> {
            ids.iter().filter_map(|id| root.person(type_name, Some(*id))).collect()
        };
        let approvers: Vec<u64> = request.approvals.iter().map(|approval| approval.user).collect();
        match info.field_name() {
            "project" | "targetProject" => Ok(ResolvedValue::object(self.at)),
            "sourceProject" => Ok(ResolvedValue::nullable_object(root.visible(request.source_project))),
            "author" => Ok(ResolvedValue::nullable_object(root.person("MergeRequestAuthor", Some(request.author)))),
            "mergeUser" => Ok(ResolvedValue::nullable_object(root.person("UserCore", request.merged_by))),
            "approvedBy" => page("UserCoreConnection", &people("UserCore", &approvers), info),
            "assignees" => {
                page("MergeRequestAssigneeConnection", &people("MergeRequestAssignee", &request.assignees), info)
            }
            "reviewers" => {
                page("MergeRequestReviewerConnection", &people("MergeRequestReviewer", &request.reviewers), info)
            }
            "labels" => page("LabelConnection", &self.labels(info), info),
            "notes" => page("NoteConnection", &self.notes(info), info),
            "headPipeline" => {
                let pipeline = self.at.project.head_pipeline(request);
                Ok(ResolvedValue::nullable_object(pipeline.map(|pipeline| PipelineNode { at: self.at, pipeline })))
            }
            _ => unknown("MergeRequest", info),
        }
    }

    fn url(self) -> String {
        self.at.root.state.request_url(self.at.project, self.request.iid)
    }

    fn has_branch(self, project: u64, branch: &str) -> bool {
        let project = self.at.root.state.project(project);
        project.is_some_and(|project| Bare::at(&project.folder).branch(branch).is_some())
    }

    fn is_protected(self) -> bool {
        let source = self.at.root.state.project(self.request.source_project);
        let protections = source.map(|project| project.protected_branches.as_slice()).unwrap_or_default();
        protections.iter().any(|protection| protection.covers(&self.request.source_branch))
    }

    fn labels(self, info: &ResolveInfo) -> Vec<LabelNode<'s>> {
        let labels = self.request.labels.iter().enumerate().map(|(at, title)| LabelNode { at: at as u64 + 1, title });
        labels.filter(|label| text(info, "title").is_none_or(|title| title == label.title)).collect()
    }

    fn notes(self, info: &ResolveInfo) -> Vec<NoteNode<'s>> {
        let fits = |note: &&Note| match text(info, "filter") {
            Some("ONLY_COMMENTS") => !note.system,
            Some("ONLY_ACTIVITY") => note.system,
            _ => true,
        };
        self.request.notes.iter().filter(fits).map(|note| NoteNode { on: self, note }).collect()
    }
}

impl Item for RequestNode<'_> {
    fn key(&self) -> u64 {
        self.request.id
    }
}

/// A label.
#[derive(Debug, Clone, Copy)]
struct LabelNode<'s> {
    at: u64,
    title: &'s str,
}

impl ObjectValue for LabelNode<'_> {
    fn type_name(&self) -> &'static str {
        "Label"
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        match info.field_name() {
            "id" => global_id("ProjectLabel", self.at),
            "title" => leaf(self.title),
            _ => unknown("Label", info),
        }
    }
}

impl Item for LabelNode<'_> {
    fn key(&self) -> u64 {
        self.at
    }
}

/// A comment.
#[derive(Debug, Clone, Copy)]
struct NoteNode<'s> {
    on: RequestNode<'s>,
    note: &'s Note,
}

impl ObjectValue for NoteNode<'_> {
    fn type_name(&self) -> &'static str {
        "Note"
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        let note = self.note;
        match info.field_name() {
            "id" => global_id("Note", note.id),
            "body" => leaf(note.body.as_str()),
            "author" => Ok(ResolvedValue::nullable_object(self.on.at.root.person("UserCore", Some(note.author)))),
            "system" => leaf(note.system),
            "internal" => leaf(note.internal),
            "url" => leaf(format!("{}#note_{}", self.on.url(), note.id)),
            "createdAt" => time(note.created_at),
            "updatedAt" => time(note.updated_at),
            _ => unknown("Note", info),
        }
    }
}

impl Item for NoteNode<'_> {
    fn key(&self) -> u64 {
        self.note.id
    }
}
