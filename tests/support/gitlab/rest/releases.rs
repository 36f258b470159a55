//! `/projects/:id/releases`.

use super::tags;
use crate::support::gitlab::call::Call;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Kind, PAGE};
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::repository::Bare;
use crate::support::gitlab::show;
use crate::support::gitlab::state::{Release, Role};

/// Answers for releases.
pub fn route(call: &mut Call<'_>, project: u64, rest: &[&str]) -> Answer {
    match (call.method, rest) {
        ("GET", []) => list(call, project),
        ("POST", []) => create(call, project),
        ("GET", ["permalink", "latest"]) => latest(call, project),
        ("GET", [tag]) => one(call, project, tag),
        _ => Err(Reply::no_such_path()),
    }
}

fn list(call: &Call<'_>, project: u64) -> Answer {
    let fields = [
        ("order_by", Kind::OneOf(&["released_at", "created_at"])),
        ("sort", Kind::OneOf(&["asc", "desc"])),
        ("include_html_description", Kind::Bool),
        ("updated_before", Kind::Time),
        ("updated_after", Kind::Time),
    ];
    call.accept(&[&fields, &PAGE], &[])?;
    let releases = sorted(call, project);
    let shown = releases.iter().map(|release| shown(call, project, release));
    page::by_number(call, shown.collect())
}

fn sorted<'a>(call: &'a Call<'_>, project: u64) -> Vec<&'a Release> {
    let mut releases: Vec<&Release> = call.project(project).releases.iter().collect();
    let by_creation = call.params.text("order_by").as_deref() == Some("created_at");
    releases.sort_by_key(|release| if by_creation { release.created_at } else { release.released_at });
    if call.params.text("sort").as_deref() != Some("asc") {
        releases.reverse();
    }
    releases
}

fn shown(call: &Call<'_>, project: u64, release: &Release) -> serde_json::Value {
    let owner = call.project(project);
    let tag = Bare::at(&owner.folder).tag(&release.tag);
    show::release(call.state, owner, release, tag.as_ref())
}

/// Whom private projects hide releases from.
fn check_seen(call: &Call<'_>, project: u64) -> Result<(), Reply> {
    call.must_read_code(call.project(project))
}

fn one(call: &Call<'_>, project: u64, tag: &str) -> Answer {
    call.accept(&[&[("include_html_description", Kind::Bool)]], &[])?;
    check_seen(call, project)?;
    let release = call.project(project).release(tag).ok_or_else(|| Reply::message(404, "404 Not Found"))?;
    Ok(Reply::ok(shown(call, project, release)))
}

fn latest(call: &Call<'_>, project: u64) -> Answer {
    let now = call.state.clock.now();
    let releases = call.project(project).releases.iter().filter(|release| !release.is_upcoming(now));
    let latest = releases.max_by_key(|release| release.released_at);
    latest.map(|release| Reply::ok(shown(call, project, release))).ok_or_else(|| Reply::message(404, "404 Not Found"))
}

fn create(call: &mut Call<'_>, project: u64) -> Answer {
    let fields = ["tag_name", "tag_message", "name", "description", "ref"].map(|name| (name, Kind::Text));
    call.accept(&[&fields, &[("released_at", Kind::Time), ("milestones", Kind::Texts)]], &["tag_name"])?;
    call.must_be(Role::Developer, call.project(project))?;
    let author = call.user()?;
    let tag = call.params.text("tag_name").unwrap_or_default();
    if call.project(project).release(&tag).is_some() {
        return Err(Reply::message(409, "Release already exists"));
    }
    if Bare::at(&call.project(project).folder).tag(&tag).is_none() {
        let from = call.params.text("ref").ok_or_else(|| Reply::message(422, "Ref is not specified"))?;
        tags::make(call, project, (&tag, &from, &call.params.text("tag_message").unwrap_or_default()))?;
    }
    let now = call.state.clock.now();
    let release = Release {
        name: call.params.text("name").unwrap_or_else(|| tag.clone()),
        description: call.params.text("description").unwrap_or_default(),
        created_at: now,
        released_at: call.params.time("released_at").unwrap_or(now),
        author,
        tag,
    };
    call.project_mut(project).releases.push(release.clone());
    Ok(Reply::created(shown(call, project, &release)))
}
