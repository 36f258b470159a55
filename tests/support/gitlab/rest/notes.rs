//! Notes on merge requests.

use crate::support::gitlab::call::Call;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Kind, PAGE};
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::requests::obey;
use crate::support::gitlab::show;
use crate::support::gitlab::state::{MergeRequest, Note, Role};

const LONGEST: usize = 1_000_000;

/// Answers for a merge request's notes.
pub fn route(call: &mut Call<'_>, at: (u64, u64), rest: &[&str]) -> Answer {
    match (call.method, rest) {
        ("GET", []) => return list(call, at),
        ("POST", []) => return create(call, at),
        _ => {}
    }
    let [id] = rest else { return Err(Reply::no_such_path()) };
    let id = id.parse().map_err(|_| Reply::bad("note_id is invalid"))?;
    match call.method {
        "GET" => one(call, at, id),
        "PUT" => update(call, at, id),
        "DELETE" => delete(call, at, id),
        _ => Err(Reply::no_such_path()),
    }
}

fn list(call: &Call<'_>, (project, iid): (u64, u64)) -> Answer {
    let fields = [
        ("sort", Kind::OneOf(&["asc", "desc"])),
        ("order_by", Kind::OneOf(&["created_at", "updated_at"])),
        ("activity_filter", Kind::OneOf(&["all_notes", "only_comments", "only_activity"])),
    ];
    call.accept(&[&fields, &PAGE], &[])?;
    let request = request(call, (project, iid))?;
    let filter = call.params.text("activity_filter");
    let mut notes: Vec<&Note> = request
        .notes
        .iter()
        .filter(|note| match filter.as_deref() {
            Some("only_comments") => !note.system,
            Some("only_activity") => note.system,
            _ => true,
        })
        .collect();
    notes.sort_by_key(|note| (note.created_at, note.id));
    if call.params.text("sort").as_deref() != Some("asc") {
        notes.reverse();
    }
    page::by_number(call, notes.iter().map(|note| show::note(call.state, request, note)).collect())
}

fn one(call: &Call<'_>, at: (u64, u64), id: u64) -> Answer {
    call.accept(&[], &[])?;
    let request = request(call, at)?;
    let note = request.notes.iter().find(|note| note.id == id).ok_or_else(|| Reply::not_found("Note"))?;
    Ok(Reply::ok(show::note(call.state, request, note)))
}

fn create(call: &mut Call<'_>, (project, iid): (u64, u64)) -> Answer {
    let flags = ["internal", "confidential"].map(|name| (name, Kind::Bool));
    call.accept(&[&[("body", Kind::Text), ("created_at", Kind::Time)], &flags], &["body"])?;
    let author = call.user()?;
    let locked = request(call, (project, iid))?.discussion_locked == Some(true);
    call.must_be(if locked { Role::Developer } else { Role::Guest }, call.project(project))?;
    let text = checked(call)?;
    let name = format!("{}!{iid}", call.project(project).path);
    let body = obey(call.state, &name, &text);
    if body.is_empty() {
        // Nothing but quick actions: GitLab runs them and keeps no note.
        return Ok(Reply::new(202, serde_json::json!({ "commands_changes": {}, "summary": ["Applied commands."] })));
    }
    let (id, now) = (call.state.new_id(), call.state.clock.now());
    let internal = call.params.truth("internal").or_else(|| call.params.truth("confidential")).unwrap_or_default();
    let note = Note { id, author, body, system: false, internal, created_at: now, updated_at: now };
    let request = request_mut(call, (project, iid))?;
    request.notes.push(note.clone());
    request.updated_at = now;
    Ok(Reply::created(show::note(call.state, self::request(call, (project, iid))?, &note)))
}

fn checked(call: &Call<'_>) -> Result<String, Reply> {
    let text = call.params.text("body").unwrap_or_default();
    let fault = if text.trim().is_empty() {
        "can't be blank".to_owned()
    } else if text.chars().count() > LONGEST {
        format!("is too long (maximum is {LONGEST} characters)")
    } else {
        return Ok(text);
    };
    Err(Reply::message(400, format!("400 Bad request - Note {{:note=>[\"{fault}\"]}}")))
}

fn update(call: &mut Call<'_>, (project, iid): (u64, u64), id: u64) -> Answer {
    call.accept(&[&[("body", Kind::Text), ("confidential", Kind::Bool)]], &["body"])?;
    let (user, now) = (call.user()?, call.state.clock.now());
    let text = checked(call)?;
    check_own(call, (project, iid), id, user)?;
    let name = format!("{}!{iid}", call.project(project).path);
    let body = obey(call.state, &name, &text);
    let notes = &mut request_mut(call, (project, iid))?.notes;
    if let Some(note) = notes.iter_mut().find(|note| note.id == id) {
        (note.body, note.updated_at) = (body, now);
    }
    one_shown(call, (project, iid), id)
}

fn one_shown(call: &Call<'_>, at: (u64, u64), id: u64) -> Answer {
    let request = request(call, at)?;
    let note = request.notes.iter().find(|note| note.id == id).ok_or_else(|| Reply::not_found("Note"))?;
    Ok(Reply::ok(show::note(call.state, request, note)))
}

fn delete(call: &mut Call<'_>, at: (u64, u64), id: u64) -> Answer {
    call.accept(&[], &[])?;
    let user = call.user()?;
    check_own(call, at, id, user)?;
    request_mut(call, at)?.notes.retain(|note| note.id != id);
    Ok(Reply::no_content())
}

/// Own notes, and for maintainers others' too; none of GitLab's own.
fn check_own(call: &Call<'_>, (project, iid): (u64, u64), id: u64, user: u64) -> Result<(), Reply> {
    let found = request(call, (project, iid))?.notes.iter().find(|note| note.id == id);
    let note = found.ok_or_else(|| Reply::not_found("Note"))?;
    let may = note.author == user || call.is(Role::Maintainer, call.project(project));
    if may && !note.system { Ok(()) } else { Err(Reply::forbidden()) }
}

fn request<'a>(call: &'a Call<'_>, (project, iid): (u64, u64)) -> Result<&'a MergeRequest, Reply> {
    call.project(project).merge_request(iid).ok_or_else(|| Reply::not_found("Merge Request"))
}

fn request_mut<'a>(call: &'a mut Call<'_>, (project, iid): (u64, u64)) -> Result<&'a mut MergeRequest, Reply> {
    call.project_mut(project).merge_request_mut(iid).ok_or_else(|| Reply::not_found("Merge Request"))
}
