//! Projects.

use apollo_compiler::resolvers::{ObjectValue, ResolveInfo, ResolvedValue};

use super::leaf::{Answer, global_id, leaf, text, texts, truth, unknown};
use super::merge_request::RequestNode;
use super::page::page;
use super::product::{PipelineNode, ReleaseNode};
use super::root::Query;
use crate::support::gitlab::state::{MergeRequest, Pipeline, Project, Role, Visibility};

/// A project.
#[derive(Debug, Clone, Copy)]
pub struct ProjectNode<'s> {
    /// The instance.
    pub root: Query<'s>,
    /// The project.
    pub project: &'s Project,
}

impl ObjectValue for ProjectNode<'_> {
    fn type_name(&self) -> &'static str {
        "Project"
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        match info.field_name() {
            "id" => global_id("Project", self.project.id),
            "fullPath" => leaf(self.project.path.as_str()),
            "name" => leaf(self.project.name()),
            "nameWithNamespace" => leaf(self.project.path.replace('/', " / ")),
            "description" => leaf(""),
            "archived" => leaf(false),
            "webUrl" => leaf(self.root.state.web_url(self.project)),
            "visibility" => leaf(self.project.visibility.name()),
            "mergeRequest" => Ok(ResolvedValue::nullable_object(self.request(text(info, "iid")))),
            "mergeRequests" => page("MergeRequestConnection", &self.requests(info), info),
            "pipelines" => page("PipelineConnection", &self.pipelines(info), info),
            "release" => Ok(ResolvedValue::nullable_object(self.release(text(info, "tagName")))),
            "releases" => page("ReleaseConnection", &self.releases(info), info),
            _ => unknown("Project", info),
        }
    }
}

impl<'s> ProjectNode<'s> {
    /// Guests of a private project see neither its code nor its merge requests.
    fn reads_code(self) -> bool {
        let role = self.root.state.role(self.root.viewer.user, self.project);
        self.project.visibility != Visibility::Private || role.is_some_and(|role| role >= Role::Reporter)
    }

    fn request(self, iid: Option<&str>) -> Option<RequestNode<'s>> {
        let request = self.project.merge_request(iid?.parse().ok()?)?;
        self.reads_code().then_some(RequestNode { at: self, request })
    }

    fn requests(self, info: &ResolveInfo) -> Vec<RequestNode<'s>> {
        if !self.reads_code() || !self.project.merge_requests_enabled {
            return Vec::new();
        }
        let fitting = self.project.merge_requests.iter().filter(|request| self.is_asked_for(request, info));
        let mut found: Vec<&MergeRequest> = fitting.collect();
        let sort = text(info, "sort").unwrap_or_default().to_uppercase();
        found.sort_by_key(|request| match () {
            () if sort.starts_with("UPDATED") => (Some(request.updated_at), request.id),
            () if sort.starts_with("MERGED_AT") => (request.merged_at, request.id),
            () => (Some(request.created_at), request.id),
        });
        if sort.ends_with("DESC") {
            found.reverse();
        }
        found.into_iter().map(|request| RequestNode { at: self, request }).collect()
    }

    fn is_asked_for(self, request: &MergeRequest, info: &ResolveInfo) -> bool {
        let among = |name, value: &str| texts(info, name).is_none_or(|all| all.contains(&value));
        let labels = ["labels", "labelName"].iter().filter_map(|name| texts(info, name)).flatten();
        let author = self.root.state.user(request.author).map(|user| user.username.as_str());
        among("iids", &request.iid.to_string())
            && among("sourceBranches", &request.source_branch)
            && among("targetBranches", &request.target_branch)
            && text(info, "state").is_none_or(|state| state == "all" || state == request.state.name())
            && truth(info, "draft").is_none_or(|draft| draft == request.is_draft())
            && text(info, "authorUsername").is_none_or(|name| author == Some(name))
            && labels.into_iter().all(|label| request.labels.iter().any(|has| has == label))
    }

    fn pipelines(self, info: &ResolveInfo) -> Vec<PipelineNode<'s>> {
        let is = |name, value: &str| text(info, name).is_none_or(|asked| asked == value);
        let user = |id| self.root.state.user(id).map_or("", |user| user.username.as_str());
        let time = |name| text(info, name).and_then(|time| time.parse().ok());
        let asked_for = |pipeline: &&Pipeline| {
            is("ref", &pipeline.reference)
                && is("sha", &pipeline.sha)
                && is("source", &pipeline.source)
                && is("username", user(pipeline.user))
                && is("status", &pipeline.status.to_uppercase())
                && text(info, "scope").is_none_or(|scope| is_in_scope(pipeline, scope))
                && time("updatedAfter").is_none_or(|after| pipeline.updated_at > after)
                && time("updatedBefore").is_none_or(|before| pipeline.updated_at < before)
        };
        let newest_first = self.project.pipelines.iter().rev().filter(asked_for);
        newest_first.map(|pipeline| PipelineNode { at: self, pipeline }).collect()
    }

    fn release(self, tag: Option<&str>) -> Option<ReleaseNode<'s>> {
        self.project.release(tag?).map(|release| ReleaseNode { at: self, release })
    }

    fn releases(self, info: &ResolveInfo) -> Vec<ReleaseNode<'s>> {
        let sort = text(info, "sort").unwrap_or_default();
        let mut releases: Vec<_> = self.project.releases.iter().collect();
        releases.sort_by_key(|one| if sort.starts_with("CREATED") { one.created_at } else { one.released_at });
        if sort.ends_with("DESC") {
            releases.reverse();
        }
        releases.into_iter().map(|release| ReleaseNode { at: self, release }).collect()
    }
}

fn is_in_scope(pipeline: &Pipeline, scope: &str) -> bool {
    match scope {
        "RUNNING" => pipeline.status == "running",
        "PENDING" => pipeline.status == "pending",
        "FINISHED" => ["success", "failed", "canceled"].contains(&pipeline.status.as_str()),
        // Each ref's newest: no trial tells branches from tags here.
        _ => true,
    }
}
