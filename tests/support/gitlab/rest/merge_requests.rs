//! `/projects/:id/merge_requests`.

use serde_json::Value;

use super::{approvals, notes, request_lists};
use crate::support::gitlab::call::Call;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Field, Kind, PAGE};
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::repository::Bare;
use crate::support::gitlab::requests::{self, Change, Merge, Wish};
use crate::support::gitlab::show;
use crate::support::gitlab::state::{MergeRequest, Role};

/// The fields that creating and changing share.
const TEXTS: [Field; 15] = [
    ("title", Kind::Text),
    ("description", Kind::Text),
    ("target_branch", Kind::Text),
    ("labels", Kind::Texts),
    ("add_labels", Kind::Texts),
    ("remove_labels", Kind::Texts),
    ("assignee_id", Kind::Number),
    ("assignee_ids", Kind::Numbers),
    ("reviewer_ids", Kind::Numbers),
    ("milestone_id", Kind::Number),
    ("remove_source_branch", Kind::Bool),
    ("allow_collaboration", Kind::Bool),
    ("allow_maintainer_to_push", Kind::Bool),
    ("squash", Kind::Bool),
    ("merge_after", Kind::Text),
];

/// Answers for merge requests.
pub fn route(call: &mut Call<'_>, project: u64, rest: &[&str]) -> Answer {
    call.must_read_code(call.project(project))?;
    match (call.method, rest) {
        ("GET", []) => return request_lists::list(call, project),
        ("POST", []) => return create(call, project),
        (_, []) => return Err(Reply::no_such_path()),
        _ => {}
    }
    let iid: u64 = rest[0].parse().map_err(|_| Reply::bad("merge_request_iid is invalid"))?;
    if call.project(project).merge_request(iid).is_none() {
        return Err(Reply::not_found("Merge Request"));
    }
    let at = (project, iid);
    match (call.method, &rest[1..]) {
        ("GET", []) => one(call, at),
        ("PUT", []) => update(call, at),
        ("DELETE", []) => delete(call, at),
        ("PUT", ["merge"]) => merge(call, at),
        ("GET", ["commits"]) => commits(call, at),
        ("GET", ["pipelines"]) => pipelines(call, at),
        (_, ["approvals" | "approve" | "unapprove"]) => approvals::route(call, at, rest[1]),
        (_, ["notes", note @ ..]) => notes::route(call, at, note),
        _ => Err(Reply::no_such_path()),
    }
}

/// A merge request on its own; whoever looks brings the check nearer to its end.
fn whole(call: &Call<'_>, (project, iid): (u64, u64)) -> Result<Value, Reply> {
    let owner = call.project(project);
    let request = owner.merge_request(iid).ok_or_else(|| Reply::not_found("Merge Request"))?;
    Ok(show::merge_request_whole(call, owner, request))
}

fn one(call: &Call<'_>, at: (u64, u64)) -> Answer {
    let fields = ["render_html", "include_diverged_commits_count", "include_rebase_in_progress"];
    call.accept(&[&fields.map(|name| (name, Kind::Bool))], &[])?;
    let shown = whole(call, at)?;
    call.project(at.0).merge_request(at.1).into_iter().for_each(MergeRequest::read);
    Ok(Reply::ok(shown))
}

fn create(call: &mut Call<'_>, source: u64) -> Answer {
    let fields =
        [("source_branch", Kind::Text), ("target_project_id", Kind::Number), ("approvals_before_merge", Kind::Number)];
    call.accept(&[&TEXTS, &fields], &["title", "source_branch", "target_branch"])?;
    let author = call.user()?;
    call.must_be(Role::Developer, call.project(source))?;
    let target = call.params.number("target_project_id").unwrap_or(source);
    let seen = call.find_project(&target.to_string())?;
    if !seen.merge_requests_enabled {
        return Err(Reply::forbidden());
    }
    call.must_be(Role::Guest, seen)?;
    let text = |name: &str| call.params.text(name).unwrap_or_default();
    let wish = Wish {
        source_project: source,
        target_project: target,
        source_branch: text("source_branch"),
        target_branch: text("target_branch"),
        title: text("title"),
        description: text("description"),
        labels: [call.params.texts("labels"), call.params.texts("add_labels")]
            .into_iter()
            .flatten()
            .flatten()
            .collect(),
        assignees: people(call, "assignee_ids").or_else(|| people(call, "assignee_id")).unwrap_or_default(),
        reviewers: people(call, "reviewer_ids").unwrap_or_default(),
        squash: call.params.truth("squash").unwrap_or_default(),
        remove_source_branch: call.params.truth("remove_source_branch"),
    };
    let iid = requests::open(call.state, author, wish)?;
    Ok(Reply::created(whole(call, (target, iid))?))
}

/// Those of the named people who are there.
fn people(call: &Call<'_>, field: &str) -> Option<Vec<u64>> {
    let ids = call.params.numbers(field)?;
    Some(ids.into_iter().filter(|id| call.state.user(*id).is_some()).collect())
}

fn update(call: &mut Call<'_>, (project, iid): (u64, u64)) -> Answer {
    let fields = [("state_event", Kind::OneOf(&["close", "reopen"])), ("discussion_locked", Kind::Bool)];
    call.accept(&[&TEXTS, &fields], &[])?;
    let user = call.user()?;
    if call.params.0.is_empty() {
        let names = TEXTS.iter().chain(&fields).map(|(name, _)| *name).collect::<Vec<_>>();
        let why = "are missing, at least one parameter must be provided";
        return Err(Reply::bad(format!("{} {why}", names.join(", "))));
    }
    let owner = call.project(project);
    let author = owner.merge_request(iid).map(|request| request.author);
    if author != Some(user) {
        call.must_be(Role::Developer, owner)?;
    }
    let params = &call.params;
    let wanted = Change {
        title: params.text("title"),
        description: params.text("description"),
        target_branch: params.text("target_branch"),
        labels: params.texts("labels"),
        add_labels: params.texts("add_labels").unwrap_or_default(),
        remove_labels: params.texts("remove_labels").unwrap_or_default(),
        assignees: people(call, "assignee_ids").or_else(|| people(call, "assignee_id")),
        reviewers: people(call, "reviewer_ids"),
        squash: params.truth("squash"),
        remove_source_branch: params.truth("remove_source_branch"),
        discussion_locked: params.truth("discussion_locked"),
    };
    let event = params.text("state_event");
    if event.as_deref() == Some("reopen") {
        requests::reopen(call.state, (project, iid), user)?;
    }
    requests::change(call.state, (project, iid), wanted)?;
    if event.as_deref() == Some("close") {
        requests::close(call.state, (project, iid), user);
    }
    Ok(Reply::ok(whole(call, (project, iid))?))
}

fn delete(call: &mut Call<'_>, (project, iid): (u64, u64)) -> Answer {
    call.accept(&[], &[])?;
    call.must_be(Role::Owner, call.project(project))?;
    call.project_mut(project).merge_requests.retain(|request| request.iid != iid);
    Ok(Reply::no_content())
}

fn merge(call: &mut Call<'_>, at: (u64, u64)) -> Answer {
    let texts = ["merge_commit_message", "squash_commit_message", "sha"].map(|name| (name, Kind::Text));
    let flags =
        ["should_remove_source_branch", "merge_when_pipeline_succeeds", "auto_merge", "squash", "skip_merge_train"];
    call.accept(&[&texts, &flags.map(|name| (name, Kind::Bool))], &[])?;
    let user = call.user()?;
    let wanted = Merge {
        sha: call.params.text("sha"),
        message: call.params.text("merge_commit_message"),
        squash_message: call.params.text("squash_commit_message"),
        squash: call.params.truth("squash"),
        remove_source_branch: call.params.truth("should_remove_source_branch"),
    };
    requests::merge(call.state, at, user, &wanted)?;
    Ok(Reply::ok(whole(call, at)?))
}

fn commits(call: &Call<'_>, (project, iid): (u64, u64)) -> Answer {
    call.accept(&[&PAGE], &[])?;
    let owner = call.project(project);
    let request = owner.merge_request(iid).ok_or_else(|| Reply::not_found("Merge Request"))?;
    let commits = Bare::at(&owner.folder).log(&request.sha, Some(&request.base_sha), 1000);
    page::by_number(call, commits.iter().map(|commit| show::commit(call.state, owner, commit)).collect())
}

fn pipelines(call: &Call<'_>, (project, iid): (u64, u64)) -> Answer {
    call.accept(&[&PAGE], &[])?;
    let owner = call.project(project);
    let request = owner.merge_request(iid).ok_or_else(|| Reply::not_found("Merge Request"))?;
    let of_head = owner.pipelines.iter().rev().filter(|pipeline| pipeline.sha == request.sha);
    page::by_number(call, of_head.map(|pipeline| show::pipeline(call.state, owner, pipeline)).collect())
}
