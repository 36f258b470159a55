//! Projects.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{MergeRequest, Pipeline, Protection, Release, Role};

/// Who may see a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Its members.
    Private,
    /// Everybody who has an account.
    Internal,
    /// Everybody.
    Public,
}

impl Visibility {
    /// As GitLab writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}

/// A project on a bare repository.
#[derive(Debug)]
pub struct Project {
    /// The number that the API knows it by.
    pub id: u64,
    /// Group, subgroups and name: `eurodat/iac`.
    pub path: String,
    /// The bare repository.
    pub folder: PathBuf,
    /// Who may see it.
    pub visibility: Visibility,
    /// Members by user.
    pub members: BTreeMap<u64, Role>,
    /// The project it was forked from.
    pub forked_from: Option<u64>,
    /// Protected branches.
    pub protected_branches: Vec<Protection>,
    /// Protected tags.
    pub protected_tags: Vec<Protection>,
    /// Releases, in the order they were made.
    pub releases: Vec<Release>,
    /// Pipelines, oldest first.
    pub pipelines: Vec<Pipeline>,
    /// The merge requests that target it, oldest first.
    pub merge_requests: Vec<MergeRequest>,
    /// How many approvals a merge needs.
    pub approvals_required: usize,
    /// Whether a merge needs a pipeline that succeeded.
    pub pipeline_must_succeed: bool,
    /// Whether merge requests are there at all.
    pub merge_requests_enabled: bool,
    /// Whether its own jobs may push.
    pub job_token_push: bool,
}

impl Project {
    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The groups in front of the name.
    pub fn group(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(group, _)| group)
    }

    /// A merge request by its number in the project.
    pub fn merge_request(&self, iid: u64) -> Option<&MergeRequest> {
        self.merge_requests.iter().find(|request| request.iid == iid)
    }

    /// A merge request by its number in the project, to be changed.
    pub fn merge_request_mut(&mut self, iid: u64) -> Option<&mut MergeRequest> {
        self.merge_requests.iter_mut().find(|request| request.iid == iid)
    }

    /// The newest pipeline of a merge request's head.
    pub fn head_pipeline(&self, request: &MergeRequest) -> Option<&Pipeline> {
        let of_head = |pipeline: &&Pipeline| {
            pipeline.sha == request.sha
                && (pipeline.reference == request.source_branch
                    || pipeline.reference == format!("refs/merge-requests/{}/head", request.iid))
        };
        self.pipelines.iter().rev().find(of_head)
    }

    /// A release by its tag.
    pub fn release(&self, tag: &str) -> Option<&Release> {
        self.releases.iter().find(|release| release.tag == tag)
    }
}
