//! The REST API, a file for each kind of thing.

mod approvals;
mod branches;
mod commits;
mod dispatch;
mod merge_requests;
mod notes;
mod pipelines;
mod projects;
mod protections;
mod releases;
mod request_lists;
mod tags;
mod users;
mod versions;

pub use dispatch::answer;
