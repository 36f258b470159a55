//! `/projects/:id/repository/branches`.

use serde_json::Value;

use crate::support::gitlab::call::Call;
use crate::support::gitlab::following::follow;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Kind, PAGE};
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::repository::Bare;
use crate::support::gitlab::rights::{is_protected, may_push};
use crate::support::gitlab::show;
use crate::support::gitlab::state::Role;

/// Answers for branches; a branch's name may stand in several parts.
pub fn route(call: &mut Call<'_>, project: u64, rest: &[&str]) -> Answer {
    call.must_read_code(call.project(project))?;
    match (call.method, rest) {
        ("GET", []) => list(call, project),
        ("POST", []) => create(call, project),
        ("GET", [name]) => one(call, project, name),
        ("DELETE", [name]) => delete(call, project, name),
        _ => Err(Reply::no_such_path()),
    }
}

fn list(call: &Call<'_>, project: u64) -> Answer {
    let sorts = Kind::OneOf(&["name_asc", "updated_asc", "updated_desc"]);
    let fields = [("search", Kind::Text), ("regex", Kind::Text), ("sort", sorts), ("page_token", Kind::Text)];
    call.accept(&[&fields, &PAGE], &[])?;
    let search = call.params.text("search").unwrap_or_default();
    let names = Bare::at(&call.project(project).folder).branches().into_iter().map(|(name, _)| name);
    let found = names.filter(|name| matches(name, &search));
    let shown = found.filter_map(|name| Some((name.clone(), shown(call, project, &name)?)));
    page::by_name(call, shown.collect())
}

/// GitLab's search in names: `^` is the start, `$` the end.
pub fn matches(name: &str, search: &str) -> bool {
    match (search.strip_prefix('^'), search.strip_suffix('$')) {
        (Some(_), Some(_)) => name == search.trim_start_matches('^').trim_end_matches('$'),
        (Some(start), None) => name.starts_with(start),
        (None, Some(end)) => name.ends_with(end),
        (None, None) => name.contains(search),
    }
}

fn shown(call: &Call<'_>, project: u64, name: &str) -> Option<Value> {
    let project = call.project(project);
    let repository = Bare::at(&project.folder);
    let tip = repository.commit(&repository.branch(name)?)?;
    Some(show::branch(call, project, (name, &tip, &repository.default_branch())))
}

fn one(call: &Call<'_>, project: u64, name: &str) -> Answer {
    call.accept(&[], &[])?;
    shown(call, project, name).map(Reply::ok).ok_or_else(|| Reply::not_found("Branch"))
}

fn create(call: &mut Call<'_>, project: u64) -> Answer {
    call.accept(&[&[("branch", Kind::Text), ("ref", Kind::Text)]], &["branch", "ref"])?;
    call.must_be(Role::Developer, call.project(project))?;
    let (name, from) = (call.params.text("branch").unwrap_or_default(), call.params.text("ref").unwrap_or_default());
    let owner = call.project(project);
    if is_protected(owner, &name) && !may_push(owner, call.state.role(call.viewer.user, owner), &name) {
        return Err(Reply::message(400, "You are not allowed to create protected branches on this project."));
    }
    let repository = Bare::at(&owner.folder);
    let sha =
        repository.resolve(&from).ok_or_else(|| Reply::message(400, "Invalid reference name: ".to_owned() + &from))?;
    if repository.branch(&name).is_some() {
        return Err(Reply::message(400, "Branch already exists"));
    }
    if !repository.create(&format!("refs/heads/{name}"), &sha) {
        return Err(Reply::message(400, "Branch name is invalid"));
    }
    shown(call, project, &name).map(Reply::created).ok_or_else(|| Reply::not_found("Branch"))
}

fn delete(call: &mut Call<'_>, project: u64, name: &str) -> Answer {
    call.accept(&[], &[])?;
    let user = call.user()?;
    let owner = call.project(project);
    if !call.is(Role::Developer, owner) {
        return Err(Reply::message(405, "You dont have push access to repo"));
    }
    let repository = Bare::at(&owner.folder);
    if repository.branch(name).is_none() {
        return Err(Reply::message(404, "404 Branch Not Found"));
    }
    if repository.default_branch() == name {
        return Err(Reply::message(400, "The default branch of a project cannot be deleted."));
    }
    if is_protected(owner, name) && !call.is(Role::Maintainer, owner) {
        return Err(Reply::message(400, PROTECTED));
    }
    repository.delete(&format!("refs/heads/{name}"));
    follow(call.state, Some(user));
    Ok(Reply::no_content())
}

const PROTECTED: &str = "You are not allowed to delete protected branches from this project. Only a project maintainer \
    or owner can delete a protected branch.";
