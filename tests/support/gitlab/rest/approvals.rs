//! Approving merge requests.

use crate::support::gitlab::call::Call;
use crate::support::gitlab::params::Kind;
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::show;
use crate::support::gitlab::state::{Approval, MergeRequest, Role};

/// Answers for a merge request's approvals.
pub fn route(call: &mut Call<'_>, at: (u64, u64), what: &str) -> Answer {
    match (call.method, what) {
        ("GET", "approvals") => shown(call, at).map(Reply::ok),
        ("POST", "approve") => approve(call, at),
        ("POST", "unapprove") => unapprove(call, at),
        _ => Err(Reply::no_such_path()),
    }
}

fn shown(call: &Call<'_>, (project, iid): (u64, u64)) -> Result<serde_json::Value, Reply> {
    let owner = call.project(project);
    let request = owner.merge_request(iid).ok_or_else(|| Reply::not_found("Merge Request"))?;
    Ok(show::approvals(call, owner, request))
}

fn approve(call: &mut Call<'_>, (project, iid): (u64, u64)) -> Answer {
    call.accept(&[&[("sha", Kind::Text), ("approval_password", Kind::Text)]], &[])?;
    let user = call.user()?;
    let (sha, now) = (call.params.text("sha"), call.state.clock.now());
    let may = call.is(Role::Developer, call.project(project));
    let request = request(call, (project, iid))?;
    if sha.is_some_and(|sha| sha != request.sha) {
        return Err(Reply::message(409, format!("SHA does not match HEAD of source branch: {}", request.sha)));
    }
    if !may || !request.is_open() || request.approvals.iter().any(|approval| approval.user == user) {
        return Err(Reply::unauthorized());
    }
    request.approvals.push(Approval { user, at: now });
    shown(call, (project, iid)).map(Reply::created)
}

fn unapprove(call: &mut Call<'_>, at: (u64, u64)) -> Answer {
    call.accept(&[], &[])?;
    let user = call.user()?;
    let request = request(call, at)?;
    let before = request.approvals.len();
    request.approvals.retain(|approval| approval.user != user);
    if request.approvals.len() == before {
        return Err(Reply::message(404, "404 Not Found"));
    }
    shown(call, at).map(Reply::created)
}

fn request<'a>(call: &'a mut Call<'_>, (project, iid): (u64, u64)) -> Result<&'a mut MergeRequest, Reply> {
    call.project_mut(project).merge_request_mut(iid).ok_or_else(|| Reply::not_found("Merge Request"))
}
