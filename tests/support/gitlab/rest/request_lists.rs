//! Lists of merge requests.

use serde_json::Value;

use crate::support::gitlab::call::Call;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Kind, PAGE};
use crate::support::gitlab::reply::Answer;
use crate::support::gitlab::show;
use crate::support::gitlab::state::MergeRequest;

/// `GET /projects/:id/merge_requests`.
pub fn list(call: &Call<'_>, project: u64) -> Answer {
    check(call)?;
    let owner = call.project(project);
    let mut found: Vec<&MergeRequest> = owner.merge_requests.iter().filter(|request| fits(call, request)).collect();
    match call.params.text("order_by").as_deref() {
        Some("updated_at") => found.sort_by_key(|request| (request.updated_at, request.id)),
        Some("merged_at") => found.sort_by_key(|request| (request.merged_at, request.id)),
        Some("title") => found.sort_by(|one, other| one.title.cmp(&other.title)),
        _ => found.sort_by_key(|request| (request.created_at, request.id)),
    }
    if call.params.text("sort").as_deref() != Some("asc") {
        found.reverse();
    }
    let shown: Vec<Value> = found.iter().map(|request| show::merge_request(call.state, owner, request)).collect();
    if call.params.truth("with_merge_status_recheck") == Some(true) {
        for request in &found {
            request.read();
        }
    }
    page::by_number(call, shown)
}

fn check(call: &Call<'_>) -> Result<(), crate::support::gitlab::reply::Reply> {
    let texts = ["source_branch", "target_branch", "search", "in", "author_username", "reviewer_username", "milestone"];
    let numbers = ["author_id", "assignee_id", "reviewer_id", "source_project_id"];
    let times = ["created_after", "created_before", "updated_after", "updated_before"];
    let fields = [
        ("state", Kind::OneOf(&["opened", "closed", "locked", "merged", "all"])),
        ("iids", Kind::Numbers),
        ("labels", Kind::Texts),
        ("order_by", Kind::OneOf(&["created_at", "updated_at", "merged_at", "title"])),
        ("sort", Kind::OneOf(&["asc", "desc"])),
        ("scope", Kind::OneOf(&["created_by_me", "assigned_to_me", "reviews_for_me", "all"])),
        ("wip", Kind::OneOf(&["yes", "no"])),
        ("view", Kind::OneOf(&["simple"])),
        ("with_labels_details", Kind::Bool),
        ("with_merge_status_recheck", Kind::Bool),
    ];
    let texts = texts.map(|name| (name, Kind::Text));
    let (numbers, times) = (numbers.map(|name| (name, Kind::Number)), times.map(|name| (name, Kind::Time)));
    call.accept(&[&texts, &numbers, &times, &fields, &PAGE], &[])
}

fn fits(call: &Call<'_>, request: &MergeRequest) -> bool {
    let params = &call.params;
    let is = |name: &str, value: &str| params.text(name).is_none_or(|wanted| wanted == value);
    let state = params.text("state").filter(|state| state != "all");
    let labels = params.texts("labels").unwrap_or_default();
    let searched = params.text("search").unwrap_or_default().to_lowercase();
    let said = |text: &str| text.to_lowercase().contains(&searched);
    state.is_none_or(|state| state == request.state.name())
        && is("source_branch", &request.source_branch)
        && is("target_branch", &request.target_branch)
        && params.numbers("iids").is_none_or(|iids| iids.contains(&request.iid))
        && params.number("source_project_id").is_none_or(|id| id == request.source_project)
        && labels.iter().all(|label| request.labels.contains(label))
        && params.text("wip").is_none_or(|wip| (wip == "yes") == request.is_draft())
        && (said(&request.title) || said(&request.description))
        && belongs(call, request)
}

fn belongs(call: &Call<'_>, request: &MergeRequest) -> bool {
    let params = &call.params;
    let named = |name: &str| params.text(name).map(|name| call.state.user_named(&name).map(|user| user.id));
    let times = [
        ("created_after", "created_before", request.created_at),
        ("updated_after", "updated_before", request.updated_at),
    ];
    let in_time = times.iter().all(|(after, before, at)| {
        params.time(after).is_none_or(|after| *at > after) && params.time(before).is_none_or(|before| *at < before)
    });
    let me = call.viewer.user.unwrap_or_default();
    let in_scope = match params.text("scope").as_deref() {
        Some("created_by_me") => request.author == me,
        Some("assigned_to_me") => request.assignees.contains(&me),
        Some("reviews_for_me") => request.reviewers.contains(&me),
        _ => true,
    };
    in_time
        && in_scope
        && params.number("author_id").is_none_or(|id| id == request.author)
        && params.number("assignee_id").is_none_or(|id| request.assignees.contains(&id))
        && params.number("reviewer_id").is_none_or(|id| request.reviewers.contains(&id))
        && named("author_username").is_none_or(|id| id == Some(request.author))
        && named("reviewer_username").is_none_or(|id| id.is_some_and(|id| request.reviewers.contains(&id)))
}
