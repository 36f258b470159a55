//! Pipelines and releases.

use apollo_compiler::resolvers::{ObjectValue, ResolveInfo, ResolvedValue};

use super::leaf::{Answer, global_id, leaf, text, time, unknown};
use super::page::Item;
use super::project::ProjectNode;
use crate::support::gitlab::state::{Pipeline, Release};

/// A pipeline of a project.
#[derive(Debug, Clone, Copy)]
pub struct PipelineNode<'s> {
    /// The project.
    pub at: ProjectNode<'s>,
    /// The pipeline.
    pub pipeline: &'s Pipeline,
}

impl ObjectValue for PipelineNode<'_> {
    fn type_name(&self) -> &'static str {
        "Pipeline"
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        let pipeline = self.pipeline;
        match info.field_name() {
            "id" => global_id("Ci::Pipeline", pipeline.id),
            "iid" => leaf(pipeline.iid.to_string()),
            "name" => leaf(pipeline.name.clone()),
            "status" => leaf(pipeline.status.to_uppercase()),
            "sha" if text(info, "format") == Some("SHORT") => leaf(&pipeline.sha[..8]),
            "sha" => leaf(pipeline.sha.as_str()),
            "ref" => leaf(pipeline.reference.as_str()),
            "source" => leaf(pipeline.source.as_str()),
            "path" => leaf(self.path()),
            "active" => leaf(pipeline.is_running()),
            "complete" => leaf(["success", "failed", "canceled", "skipped"].contains(&pipeline.status.as_str())),
            "user" => Ok(ResolvedValue::nullable_object(self.at.root.person("UserCore", Some(pipeline.user)))),
            "project" => Ok(ResolvedValue::object(self.at)),
            "createdAt" => time(pipeline.created_at),
            "updatedAt" => time(pipeline.updated_at),
            _ => unknown("Pipeline", info),
        }
    }
}

impl PipelineNode<'_> {
    /// Below the host, a relative root with it.
    fn path(&self) -> String {
        let host = self.at.root.state.url.splitn(4, '/').nth(3).map(|root| format!("/{root}")).unwrap_or_default();
        format!("{host}/{}/-/pipelines/{}", self.at.project.path, self.pipeline.id)
    }
}

impl Item for PipelineNode<'_> {
    fn key(&self) -> u64 {
        self.pipeline.id
    }
}

/// A release of a project.
#[derive(Debug, Clone, Copy)]
pub struct ReleaseNode<'s> {
    /// The project.
    pub at: ProjectNode<'s>,
    /// The release.
    pub release: &'s Release,
}

impl ObjectValue for ReleaseNode<'_> {
    fn type_name(&self) -> &'static str {
        "Release"
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        let release = self.release;
        match info.field_name() {
            "id" => global_id("Release", self.key()),
            "tagName" => leaf(release.tag.as_str()),
            "name" => leaf(release.name.as_str()),
            "description" => leaf(release.description.as_str()),
            "author" => Ok(ResolvedValue::nullable_object(self.at.root.person("UserCore", Some(release.author)))),
            "upcomingRelease" => leaf(release.is_upcoming(self.at.root.state.clock.now())),
            "createdAt" => time(release.created_at),
            "releasedAt" => time(release.released_at),
            _ => unknown("Release", info),
        }
    }
}

impl Item for ReleaseNode<'_> {
    /// Its place among the project's releases: the state gives releases no number.
    fn key(&self) -> u64 {
        let place = self.at.project.releases.iter().position(|release| release.tag == self.release.tag);
        place.map_or(0, |place| place as u64 + 1)
    }
}
