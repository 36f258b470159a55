//! Git over HTTP.

use std::io;
use std::process::Command;
use std::sync::MutexGuard;

use super::access::git_viewer;
use super::following::follow;
use super::house::House;
use super::push::{Push, told};
use super::push_options::{Options, run};
use super::push_rules::{refusal, unforced};
use super::state::{Project, Role, Scope, State, TokenKind, Visibility};
use super::viewer::Viewer;
use super::words;
use crate::support::http::backend::{self, Answer};
use crate::support::http::exchange::Request;

const DENIED: &str = "HTTP Basic: Access denied. If a password was provided for Git authentication, the password was \
    incorrect or you're required to use a token instead of a password. If a token was provided, it was either \
    incorrect, expired, or improperly scoped.";
const UNSEEN: &str = "The project you were looking for could not be found or you don't have permission to view it.";
const NO_PUSH: &str = "You are not allowed to push code to this project.";

/// What git wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wants {
    Fetch,
    Push,
}

/// A request for a repository: the project's path and what is asked of it.
pub fn place(path: &str) -> Option<(String, &str)> {
    let services = ["/info/refs", "/git-upload-pack", "/git-receive-pack"];
    let service = services.into_iter().find(|service| path.ends_with(service))?;
    let project = path.strip_suffix(service)?.trim_start_matches('/');
    let rest = &path[path.len() - service.len()..];
    Some((super::encoding::decoded(project.strip_suffix(".git").unwrap_or(project)), rest))
}

/// Answers git.
pub fn respond(house: &House, request: &Request, path: &str, body: Vec<u8>) -> io::Result<Answer> {
    let Some((project, service)) = place(path) else { return Ok(plain("404 Not Found", "404 Not Found")) };
    let state = house.state();
    let pushes = service == "/git-receive-pack" || request.query == "service=git-receive-pack";
    let wants = if pushes { Wants::Push } else { Wants::Fetch };
    let (viewer, id) = match admitted(&state, request, &project, wants) {
        Ok(admitted) => admitted,
        Err(refused) => return Ok(refused),
    };
    if path.trim_end_matches(service).strip_suffix(".git").is_none() {
        return Ok(moved(&state, &project, service, &request.query));
    }
    if service != "/git-receive-pack" {
        return serve(house, (state, id, service), request, (body, &[]));
    }
    push(house, (state, &viewer, id), request, body)
}

fn push(
    house: &House,
    (state, viewer, id): (MutexGuard<'_, State>, &Viewer, u64),
    request: &Request,
    body: Vec<u8>,
) -> io::Result<Answer> {
    let push = Push::read(&body);
    let project = state.project(id).expect("the project is there");
    let refused = refusal(project, state.role(viewer.user, project), &push).unwrap_or_default();
    let judged = [("EURODAT_REFUSAL", refused), ("EURODAT_UNFORCED", unforced(project, &push).join(" "))];
    let mut answer = serve(house, (state, id, "/git-receive-pack"), request, (body, &judged))?;
    let done = push.done(&answer.body);
    if !done.is_empty() {
        let mut state = house.state();
        follow(&mut state, viewer.user);
        let options = Options::of(&push.options);
        let faults = if options.is_empty() { Vec::new() } else { run(&mut state, viewer, id, (&options, &done)) };
        let source = state.project(id).expect("the project is there");
        let words = words::warning(&push.options, &faults) + &words::links(&state, source, &done);
        answer.body = told(&answer.body, &words);
    }
    Ok(answer)
}

/// Lets git's own backend answer; the state is free meanwhile.
fn serve(
    house: &House,
    (state, id, service): (MutexGuard<'_, State>, u64, &str),
    request: &Request,
    (body, judged): (Vec<u8>, &[(&str, String)]),
) -> io::Result<Answer> {
    let folder = state.project(id).expect("the project is there").folder.clone();
    drop(state);
    let (Some(root), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(io::ErrorKind::NotFound.into());
    };
    let mut command = Command::new("git");
    command.env_clear().envs(house.surroundings.iter().cloned()).envs(judged.iter().cloned());
    backend::respond(command, root, &request.at(format!("/{}{service}", name.to_string_lossy())), body)
}

/// Who may come in, and to which project.
fn admitted(state: &State, request: &Request, path: &str, wants: Wants) -> Result<(Viewer, u64), Answer> {
    let viewer = git_viewer(state, request);
    let named = request.header("authorization").is_some();
    if named && !viewer.as_ref().is_some_and(|viewer| opens(viewer, wants)) {
        return Err(challenge());
    }
    let project = state.project_at(path);
    let Some(viewer) = viewer else {
        let open = project.filter(|project| project.visibility == Visibility::Public && wants == Wants::Fetch);
        return open.map(|project| (Viewer::default(), project.id)).ok_or_else(challenge);
    };
    let Some(project) = project.filter(|project| state.sees(viewer.user, project)) else {
        return Err(plain("404 Not Found", UNSEEN));
    };
    let reads_open = wants == Wants::Fetch && project.visibility != Visibility::Private;
    let (needed, refusal) = match wants {
        Wants::Push => (Role::Developer, NO_PUSH),
        Wants::Fetch => (Role::Reporter, "You are not allowed to download code from this project."),
    };
    if reads_open || state.role(viewer.user, project) >= Some(needed) && may_as_job(&viewer, project, wants) {
        return Ok((viewer, project.id));
    }
    Err(plain("403 Forbidden", refusal))
}

fn may_as_job(viewer: &Viewer, project: &Project, wants: Wants) -> bool {
    match viewer.kind {
        Some(TokenKind::Job { project: own }) => wants == Wants::Fetch || (own == project.id && project.job_token_push),
        _ => true,
    }
}

fn opens(viewer: &Viewer, wants: Wants) -> bool {
    let reading = [Scope::Api, Scope::ReadRepository, Scope::WriteRepository];
    let writing = [Scope::Api, Scope::WriteRepository];
    viewer.is_job() || viewer.has_any(if wants == Wants::Push { &writing } else { &reading })
}

fn challenge() -> Answer {
    let mut answer = plain("401 Unauthorized", DENIED);
    answer.headers.push_str("WWW-Authenticate: Basic realm=\"GitLab\"\r\n");
    answer
}

fn moved(state: &State, project: &str, service: &str, query: &str) -> Answer {
    let mut answer = plain("301 Moved Permanently", "");
    answer.headers.push_str(&format!("Location: {}/{project}.git{service}?{query}\r\n", state.url));
    answer
}

fn plain(status: &str, said: &str) -> Answer {
    Answer { status: status.into(), headers: "Content-Type: text/plain\r\n".into(), body: format!("{said}\n").into() }
}
