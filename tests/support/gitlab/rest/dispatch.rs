//! Which file answers which path.

use serde_json::json;

use super::{branches, commits, merge_requests, pipelines, projects, protections, releases, tags, users};
use crate::support::gitlab::call::Call;
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::state::Scope;

/// Answers a request below `/api/v4`; the path's parts are decoded.
pub fn answer(call: &mut Call<'_>, path: &[&str]) -> Answer {
    let reading = if path == ["user"] { [Scope::ReadApi, Scope::ReadUser] } else { [Scope::ReadApi; 2] };
    call.check_scope(&reading)?;
    match (call.method, path) {
        ("GET", ["user"]) => users::me(call),
        ("GET", ["users"]) => users::list(call),
        ("GET", ["users", id]) => users::show(call, id),
        ("GET", ["version" | "metadata"]) => version(call),
        (_, ["projects", id, rest @ ..]) => in_project(call, id, rest),
        _ => Err(Reply::no_such_path()),
    }
}

fn version(call: &Call<'_>) -> Answer {
    call.user()?;
    Ok(Reply::ok(json!({ "version": "19.5.0", "revision": "0000000", "enterprise": false })))
}

fn in_project(call: &mut Call<'_>, id: &str, path: &[&str]) -> Answer {
    // Of all this, a job's token opens the releases alone.
    if call.viewer.is_job() && path.first() != Some(&"releases") {
        return Err(Reply::unauthorized());
    }
    let project = call.find_project(id)?.id;
    match path {
        [] if call.method == "GET" => projects::show(call, project),
        ["repository", "branches", rest @ ..] => branches::route(call, project, rest),
        ["repository", "tags", rest @ ..] => tags::route(call, project, rest),
        ["repository", "commits", rest @ ..] => commits::route(call, project, rest),
        ["releases", rest @ ..] => releases::route(call, project, rest),
        ["pipelines", rest @ ..] => pipelines::route(call, project, rest),
        ["protected_branches", rest @ ..] => protections::route(call, project, rest),
        ["merge_requests", rest @ ..] => merge_requests::route(call, project, rest),
        _ => Err(Reply::no_such_path()),
    }
}
