//! `/projects/:id/protected_branches`.

use serde_json::Value;

use crate::support::gitlab::call::Call;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Kind, PAGE};
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::show;
use crate::support::gitlab::state::{Protection, Role};

/// Answers for protected branches; maintainers alone may ask.
pub fn route(call: &mut Call<'_>, project: u64, rest: &[&str]) -> Answer {
    call.must_be(Role::Maintainer, call.project(project))?;
    match (call.method, rest) {
        ("GET", []) => list(call, project),
        ("POST", []) => create(call, project),
        ("GET", [name]) => one(call, project, name),
        ("DELETE", [name]) => delete(call, project, name),
        _ => Err(Reply::no_such_path()),
    }
}

fn list(call: &Call<'_>, project: u64) -> Answer {
    call.accept(&[&[("search", Kind::Text)], &PAGE], &[])?;
    let search = call.params.text("search").unwrap_or_default();
    let found = call.project(project).protected_branches.iter().filter(|found| found.name.contains(&search));
    let shown: Vec<Value> = found.map(show::protection).collect();
    page::by_number(call, shown)
}

fn one(call: &Call<'_>, project: u64, name: &str) -> Answer {
    call.accept(&[], &[])?;
    let found = call.project(project).protected_branches.iter().find(|found| found.name == name);
    found.map(|found| Reply::ok(show::protection(found))).ok_or_else(|| Reply::message(404, "404 Not found"))
}

fn create(call: &mut Call<'_>, project: u64) -> Answer {
    let levels = ["push_access_level", "merge_access_level"].map(|name| (name, Kind::Number));
    call.accept(&[&levels, &[("name", Kind::Text), ("allow_force_push", Kind::Bool)]], &["name"])?;
    let name = call.params.text("name").unwrap_or_default();
    if call.project(project).protected_branches.iter().any(|found| found.name == name) {
        return Err(Reply::message(409, format!("Protected branch '{name}' already exists")));
    }
    let level = |field: &str| match call.params.number(field) {
        Some(0) => None,
        Some(30) => Some(Role::Developer),
        _ => Some(Role::Maintainer),
    };
    let (push, merge) = (level("push_access_level"), level("merge_access_level"));
    let force = call.params.truth("allow_force_push").unwrap_or_default();
    let made = Protection { id: call.state.new_id(), name, push, merge, force };
    let shown = show::protection(&made);
    call.project_mut(project).protected_branches.push(made);
    Ok(Reply::created(shown))
}

fn delete(call: &mut Call<'_>, project: u64, name: &str) -> Answer {
    call.accept(&[], &[])?;
    let protections = &mut call.project_mut(project).protected_branches;
    let before = protections.len();
    protections.retain(|found| found.name != name);
    if protections.len() < before { Ok(Reply::no_content()) } else { Err(Reply::message(404, "404 Not found")) }
}
