//! What a look finds.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::found_request::FoundRequest;
use crate::model::oid::Oid;
use crate::model::published::Pipeline;

/// What GitLab has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// Who we are there, by user name.
    pub user: Option<String>,
    /// The number of the project that merge requests go to.
    pub project: u64,
    /// The open merge requests into the target branch.
    pub open: Vec<FoundRequest>,
    /// The branches that were asked for.
    pub branches: Vec<String>,
    /// Their merge requests in every state, newest first.
    pub own: Vec<FoundRequest>,
    /// What is said of each tag; none where GitLab doesn't show us the product.
    pub product: Option<BTreeMap<String, Released>>,
}

/// What GitLab says of a tag of the product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// The notes of its release; none where it has no release.
    pub notes: Option<String>,
    /// When an upcoming release is out.
    pub due: Option<Timestamp>,
    /// The newest pipelines of that name with their commits, newest first; none where GitLab doesn't show them.
    pub pipelines: Option<Vec<(Oid, Pipeline)>>,
}
