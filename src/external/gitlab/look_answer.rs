//! The answer, as GitLab's GraphQL gives it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::door::GitLab;
use super::looked::Released;
use crate::model::found_request::{FoundRequest, RequestState};
use crate::model::oid::Oid;
use crate::model::published::{Pipeline, PipelineStatus};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    pub(super) current_user: Option<User>,
    pub(super) project: Option<Project>,
    pub(super) product: Option<Value>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Project {
    id: String,
    pub(super) open: List<Request>,
    pub(super) own: Option<List<Request>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct List<T> {
    #[serde(default = "Vec::new")]
    pub(super) nodes: Vec<T>,
    page_info: Option<PageInfo>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageInfo {
    has_next_page: bool,
    end_cursor: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request {
    iid: String,
    state: String,
    title: String,
    description: Option<String>,
    draft: bool,
    web_url: Option<String>,
    source_branch: String,
    source_project: Option<Path>,
    diff_head_sha: Option<String>,
    user_notes_count: Option<u64>,
    labels: Option<List<Label>>,
    approved_by: Option<List<User>>,
    head_pipeline: Option<PipelineAnswer>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Path {
    full_path: String,
}

#[derive(Debug, Deserialize)]
struct Label {
    title: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub(super) username: String,
}

#[derive(Debug, Deserialize)]
struct PipelineAnswer {
    status: String,
    sha: Option<String>,
    path: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReleaseAnswer {
    upcoming_release: Option<bool>,
    released_at: Option<String>,
    description: Option<String>,
}

impl Project {
    /// Its number, out of `gid://gitlab/Project/17`.
    pub(super) fn number(&self) -> Option<u64> {
        self.id.rsplit('/').next()?.parse().ok()
    }
}

impl<T> List<T> {
    /// Where the next page starts, if there is one.
    pub(super) fn next(&self) -> Option<&str> {
        let info = self.page_info.as_ref().filter(|info| info.has_next_page)?;
        info.end_cursor.as_deref()
    }
}

impl Request {
    /// None of what can't be told: a source project that we may not see is nobody's branch of ours.
    pub(super) fn read(&self, gitlab: &GitLab) -> Option<FoundRequest> {
        Some(FoundRequest {
            iid: self.iid.parse().ok()?,
            state: state(&self.state)?,
            branch: self.source_branch.clone(),
            project: self.source_project.as_ref()?.full_path.clone(),
            head: self.diff_head_sha.as_ref().and_then(|sha| sha.parse().ok()),
            url: self.web_url.clone().unwrap_or_default(),
            title: self.title.clone(),
            description: self.description.clone().unwrap_or_default(),
            labels: self.labels.iter().flat_map(|list| &list.nodes).map(|label| label.title.clone()).collect(),
            draft: self.draft,
            comments: self.user_notes_count.unwrap_or_default(),
            approvals: self.approved_by.iter().flat_map(|list| &list.nodes).map(|u| u.username.clone()).collect(),
            pipeline: self.head_pipeline.as_ref().map(|pipeline| pipeline.read(gitlab)),
        })
    }
}

impl PipelineAnswer {
    fn at(&self, gitlab: &GitLab) -> Option<(Oid, Pipeline)> {
        Some((self.sha.as_ref()?.parse().ok()?, self.read(gitlab)))
    }

    fn read(&self, gitlab: &GitLab) -> Pipeline {
        let page = self.path.as_deref().and_then(|path| gitlab.place().base.join(path).ok());
        Pipeline { status: status(&self.status), url: page.map(String::from).unwrap_or_default() }
    }
}

/// What GitLab says of each tag. An empty project is one that we may not look into.
pub(super) fn released(gitlab: &GitLab, product: &Value, tags: &[(String, Oid)]) -> BTreeMap<String, Released> {
    let each = tags.iter().enumerate().map(|(place, (tag, _))| {
        let part = |letter: &str| product.get(format!("{letter}{place}")).cloned().unwrap_or_default();
        (tag.clone(), of_tag(gitlab, part("p"), part("r")))
    });
    each.collect()
}

fn of_tag(gitlab: &GitLab, pipelines: Value, release: Value) -> Released {
    let release: Option<ReleaseAnswer> = serde_json::from_value(release).unwrap_or_default();
    let pipelines: Option<List<PipelineAnswer>> = serde_json::from_value(pipelines).unwrap_or_default();
    let each = |list: List<PipelineAnswer>| list.nodes.iter().filter_map(|found| found.at(gitlab)).collect();
    Released {
        due: release.as_ref().and_then(ReleaseAnswer::due),
        notes: release.map(|release| release.description.unwrap_or_default()),
        pipelines: pipelines.map(each),
    }
}

impl ReleaseAnswer {
    fn due(&self) -> Option<Timestamp> {
        self.upcoming_release.filter(|upcoming| *upcoming)?;
        self.released_at.as_ref()?.parse().ok()
    }
}

/// [MergeRequestState](https://docs.gitlab.com/api/graphql/reference/#mergerequeststate)
fn state(text: &str) -> Option<RequestState> {
    Some(match text {
        "opened" => RequestState::Opened,
        "closed" => RequestState::Closed,
        "locked" => RequestState::Locked,
        "merged" => RequestState::Merged,
        _ => return None,
    })
}

/// [PipelineStatusEnum](https://docs.gitlab.com/api/graphql/reference/#pipelinestatusenum): what has not ended yet may
/// still pass.
fn status(text: &str) -> PipelineStatus {
    match text {
        "SUCCESS" => PipelineStatus::Passed,
        "FAILED" | "CANCELED" | "SKIPPED" => PipelineStatus::Failed,
        _ => PipelineStatus::Running,
    }
}
