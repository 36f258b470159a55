//! `/projects/:id/pipelines`.

use serde_json::Value;

use crate::support::gitlab::call::Call;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Kind, PAGE};
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::show;
use crate::support::gitlab::state::Pipeline;

const STATUSES: Kind = Kind::OneOf(&[
    "created",
    "waiting_for_resource",
    "preparing",
    "waiting_for_callback",
    "pending",
    "running",
    "success",
    "failed",
    "canceling",
    "canceled",
    "skipped",
    "manual",
    "scheduled",
]);

/// Answers for pipelines.
pub fn route(call: &Call<'_>, project: u64, rest: &[&str]) -> Answer {
    call.must_read_code(call.project(project))?;
    match (call.method, rest) {
        ("GET", []) => list(call, project),
        ("GET", ["latest"]) => latest(call, project),
        ("GET", [id]) => one(call, project, id),
        _ => Err(Reply::no_such_path()),
    }
}

fn list(call: &Call<'_>, project: u64) -> Answer {
    let texts = ["ref", "sha", "name", "source", "username"].map(|name| (name, Kind::Text));
    let times = ["updated_before", "updated_after", "created_before", "created_after"].map(|name| (name, Kind::Time));
    let fields = [
        ("status", STATUSES),
        ("scope", Kind::OneOf(&["running", "pending", "finished", "branches", "tags"])),
        ("order_by", Kind::OneOf(&["id", "status", "ref", "updated_at", "user_id"])),
        ("sort", Kind::OneOf(&["asc", "desc"])),
    ];
    call.accept(&[&texts, &times, &fields, &PAGE], &[])?;
    let owner = call.project(project);
    let mut found: Vec<&Pipeline> = owner.pipelines.iter().filter(|pipeline| fits(call, pipeline)).collect();
    found.sort_by_key(|pipeline| pipeline.id);
    if call.params.text("sort").as_deref() != Some("asc") {
        found.reverse();
    }
    let shown: Vec<Value> = found.iter().map(|pipeline| show::pipeline(call.state, owner, pipeline)).collect();
    page::by_number(call, shown)
}

fn fits(call: &Call<'_>, pipeline: &Pipeline) -> bool {
    let is = |name: &str, value: &str| call.params.text(name).is_none_or(|wanted| wanted == value);
    let time = |name: &str| call.params.time(name);
    is("ref", &pipeline.reference)
        && is("sha", &pipeline.sha)
        && is("status", &pipeline.status)
        && is("source", &pipeline.source)
        && is("name", pipeline.name.as_deref().unwrap_or_default())
        && time("created_after").is_none_or(|after| pipeline.created_at > after)
        && time("created_before").is_none_or(|before| pipeline.created_at < before)
        && time("updated_after").is_none_or(|after| pipeline.updated_at > after)
        && time("updated_before").is_none_or(|before| pipeline.updated_at < before)
}

fn latest(call: &Call<'_>, project: u64) -> Answer {
    call.accept(&[&[("ref", Kind::Text)]], &[])?;
    let owner = call.project(project);
    let found = owner.pipelines.iter().rev().find(|pipeline| fits(call, pipeline));
    let found = found.map(|pipeline| Reply::ok(show::pipeline(call.state, owner, pipeline)));
    found.ok_or_else(|| Reply::not_found("Pipeline"))
}

fn one(call: &Call<'_>, project: u64, id: &str) -> Answer {
    call.accept(&[], &[])?;
    let owner = call.project(project);
    let found = owner.pipelines.iter().find(|pipeline| pipeline.id.to_string() == id);
    let found = found.map(|pipeline| Reply::ok(show::pipeline(call.state, owner, pipeline)));
    found.ok_or_else(|| Reply::not_found("Pipeline"))
}
