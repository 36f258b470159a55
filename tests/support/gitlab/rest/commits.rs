//! `/projects/:id/repository/commits`.

use serde_json::Value;

use crate::support::gitlab::call::Call;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Kind, PAGE};
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::repository::Bare;
use crate::support::gitlab::show;

/// More commits than any repository of ours has.
const MOST: usize = 1000;

/// Answers for commits.
pub fn route(call: &Call<'_>, project: u64, rest: &[&str]) -> Answer {
    call.must_read_code(call.project(project))?;
    match (call.method, rest) {
        ("GET", []) => list(call, project),
        ("GET", [name]) => one(call, project, name),
        ("GET", [name, "merge_requests"]) => requests(call, project, name),
        _ => Err(Reply::no_such_path()),
    }
}

fn list(call: &Call<'_>, project: u64) -> Answer {
    call.accept(&[&[("ref_name", Kind::Text), ("with_stats", Kind::Bool)], &PAGE], &[])?;
    let owner = call.project(project);
    let repository = Bare::at(&owner.folder);
    let name = call.params.text("ref_name").unwrap_or_else(|| repository.default_branch());
    let tip = repository.resolve(&name).ok_or_else(|| Reply::not_found("Commit"))?;
    let commits = repository.log(&tip, None, MOST);
    let mut reply =
        page::by_number(call, commits.iter().map(|commit| show::commit(call.state, owner, commit)).collect())?;
    // GitLab doesn't count commits.
    reply.headers.retain(|(name, _)| !name.starts_with("X-Total"));
    Ok(reply)
}

fn one(call: &Call<'_>, project: u64, name: &str) -> Answer {
    call.accept(&[&[("stats", Kind::Bool)]], &[])?;
    let owner = call.project(project);
    let repository = Bare::at(&owner.folder);
    let commit = repository.resolve(name).and_then(|sha| repository.commit(&sha));
    let commit = commit.ok_or_else(|| Reply::not_found("Commit"))?;
    Ok(Reply::ok(show::commit(call.state, owner, &commit)))
}

fn requests(call: &Call<'_>, project: u64, sha: &str) -> Answer {
    call.accept(&[&[("state", Kind::Text)], &PAGE], &[])?;
    let owner = call.project(project);
    let of_commit = owner
        .merge_requests
        .iter()
        .filter(|request| request.sha == sha || request.merge_commit_sha.as_deref() == Some(sha));
    let shown: Vec<Value> = of_commit.map(|request| show::merge_request(call.state, owner, request)).collect();
    page::by_number(call, shown)
}
