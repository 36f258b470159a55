//! `/projects/:id/repository/tags`.

use super::branches::matches;
use super::versions;
use crate::support::gitlab::call::Call;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Kind, PAGE};
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::repository::{Bare, Tag};
use crate::support::gitlab::rights::may_tag;
use crate::support::gitlab::show;
use crate::support::gitlab::state::Role;
use crate::support::gitlab::writing::Signed;

/// Answers for tags.
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
    let fields = [
        ("order_by", Kind::OneOf(&["name", "updated", "version"])),
        ("sort", Kind::OneOf(&["asc", "desc"])),
        ("search", Kind::Text),
        ("page_token", Kind::Text),
    ];
    call.accept(&[&fields, &PAGE], &[])?;
    let search = call.params.text("search").unwrap_or_default();
    let owner = call.project(project);
    let mut tags = Bare::at(&owner.folder).tags();
    tags.retain(|tag| matches(&tag.name, &search));
    tags.sort_by(|one, other| one.name.cmp(&other.name));
    match call.params.text("order_by").as_deref() {
        Some("name") => {}
        Some("version") => tags.sort_by(|one, other| versions::compare(&one.name, &other.name)),
        _ => tags.sort_by_key(made),
    }
    if call.params.text("sort").as_deref() != Some("asc") {
        tags.reverse();
    }
    let shown = tags.iter().map(|tag| (tag.name.clone(), show::tag(call.state, owner, tag)));
    page::by_name(call, shown.collect())
}

fn made(tag: &Tag) -> jiff::Timestamp {
    tag.created_at.unwrap_or(tag.commit.committer.2)
}

fn one(call: &Call<'_>, project: u64, name: &str) -> Answer {
    call.accept(&[], &[])?;
    let owner = call.project(project);
    let tag = Bare::at(&owner.folder).tag(name).ok_or_else(|| Reply::not_found("Tag"))?;
    Ok(Reply::ok(show::tag(call.state, owner, &tag)))
}

fn create(call: &mut Call<'_>, project: u64) -> Answer {
    let fields = [("tag_name", Kind::Text), ("ref", Kind::Text), ("message", Kind::Text)];
    call.accept(&[&fields], &["tag_name", "ref"])?;
    call.must_be(Role::Developer, call.project(project))?;
    let owner = call.project(project);
    let text = |name| call.params.text(name).unwrap_or_default();
    let tag = make(call, project, (&text("tag_name"), &text("ref"), &text("message")))?;
    Ok(Reply::created(show::tag(call.state, owner, &tag)))
}

/// Makes a tag of this name on what a name names, with this message.
pub fn make(call: &Call<'_>, project: u64, (name, from, message): (&str, &str, &str)) -> Result<Tag, Reply> {
    let owner = call.project(project);
    let repository = Bare::at(&owner.folder);
    if !may_tag(owner, call.state.role(call.viewer.user, owner), name) {
        return Err(Reply::message(400, "You are not allowed to create this tag as it is protected."));
    }
    let sha = repository.resolve(from).ok_or_else(|| Reply::message(400, format!("Target {from} is invalid")))?;
    let user = call.state.user(call.user()?).ok_or_else(Reply::unauthorized)?;
    let by = Signed { user, at: call.state.clock.now(), message };
    let object = if message.is_empty() { Some(sha) } else { repository.tag_object(name, &sha, by) };
    let made = object.is_some_and(|object| repository.create(&format!("refs/tags/{name}"), &object));
    let tag = repository.tag(name).filter(|_| made);
    tag.ok_or_else(|| Reply::message(400, format!("Tag {name} already exists")))
}

fn delete(call: &Call<'_>, project: u64, name: &str) -> Answer {
    call.accept(&[], &[])?;
    let owner = call.project(project);
    call.must_be(Role::Developer, owner)?;
    let protected = owner.protected_tags.iter().any(|protection| protection.covers(name));
    if protected && !call.is(Role::Maintainer, owner) {
        return Err(Reply::message(
            403,
            "403 Forbidden - Only a project maintainer or owner can delete a protected tag.",
        ));
    }
    let gone = Bare::at(&owner.folder).delete(&format!("refs/tags/{name}"));
    if gone { Ok(Reply::no_content()) } else { Err(Reply::not_found("Tag")) }
}
