//! The server as trials hold it: what they ask of it, and what they do to it.

use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::fault::Plan;
use super::following::follow;
use super::house::House;
use super::record::{Asked, Record};
use super::requests::{self, Merge, Wish};
use super::show;
use super::state::{Approval, MergeRequest, Project, RequestState, State};
use crate::support::http::listener::{Listener, Port};
use crate::support::sandbox::Sandbox;

/// A running GitLab.
#[derive(Debug)]
pub struct GitLab {
    pub(super) house: Arc<House>,
    listener: Option<Listener>,
}

impl GitLab {
    /// An instance at the root of its host.
    pub fn start(sandbox: &Sandbox) -> Self {
        Self::below(sandbox, "")
    }

    /// An instance below a relative URL root: `/gitlab`.
    pub fn below(sandbox: &Sandbox, root: &str) -> Self {
        let port = Port::any();
        let url = format!("http://{}{root}", port.address());
        let house = Arc::new(House {
            root: root.to_owned(),
            surroundings: sandbox.surroundings(),
            state: Mutex::new(State::at(url)),
            plan: Mutex::default(),
            record: Mutex::default(),
        });
        let shared = Arc::clone(&house);
        let listener = Some(port.serve(move |stream| shared.welcome(stream)));
        Self { house, listener }
    }

    /// The instance's URL, without a slash at its end.
    pub fn base(&self) -> String {
        self.house.state().url.clone()
    }

    /// Host and port.
    pub fn host(&self) -> String {
        self.listener.as_ref().map(|listener| listener.address().to_string()).unwrap_or_default()
    }

    /// The URL that git clones a project from.
    pub fn url(&self, project: &str) -> String {
        format!("{}/{project}.git", self.base())
    }

    /// Looks at the state, after all that happened in the repositories.
    pub fn with<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        let mut state = self.house.state();
        follow(&mut state, None);
        look(&state)
    }

    /// Changes the state in any way.
    pub fn edit<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.house.state();
        follow(&mut state, None);
        change(&mut state)
    }

    /// Changes a project in any way.
    pub fn edit_project<T>(&self, path: &str, change: impl FnOnce(&mut Project) -> T) -> T {
        self.edit(|state| change(named(state, path)))
    }

    /// Changes a merge request in any way.
    pub fn edit_request<T>(&self, path: &str, iid: u64, change: impl FnOnce(&mut MergeRequest) -> T) -> T {
        self.edit_project(path, |project| change(project.merge_request_mut(iid).expect("the merge request is there")))
    }

    /// The merge requests that target a project, oldest first, as the API shows them.
    pub fn merge_requests(&self, path: &str) -> Vec<Value> {
        self.with(|state| {
            let project = state.project_at(path).expect("the project is there");
            project.merge_requests.iter().map(|request| show::merge_request(state, project, request)).collect()
        })
    }

    /// Each merge request that targets a project, oldest first: `!1 opened promote/qa/1.5.0 -> main`.
    pub fn overview(&self, path: &str) -> Vec<String> {
        self.with(|state| {
            let requests = &state.project_at(path).expect("the project is there").merge_requests;
            let line = |request: &MergeRequest| {
                let (source, target) = (&request.source_branch, &request.target_branch);
                format!("!{} {} {source} -> {target}", request.iid, request.state.name())
            };
            requests.iter().map(line).collect()
        })
    }

    /// Has somebody open a merge request between two branches of a project; its number there.
    pub fn open(&self, path: &str, username: &str, (source, target): (&str, &str)) -> u64 {
        self.edit(|state| {
            let (user, project) = (user_named(state, username), named(state, path).id);
            let wish = Wish {
                source_project: project,
                target_project: project,
                source_branch: source.to_owned(),
                target_branch: target.to_owned(),
                title: format!("Merge {source}"),
                ..Wish::default()
            };
            requests::open(state, user, wish).expect("it can be opened")
        })
    }

    /// Has somebody approve a merge request.
    pub fn approve(&self, path: &str, iid: u64, username: &str) {
        self.edit(|state| {
            let (user, at) = (user_named(state, username), state.clock.now());
            let request = named(state, path).merge_request_mut(iid).expect("the merge request is there");
            request.approvals.push(Approval { user, at });
        });
    }

    /// Has somebody merge a merge request, which GitLab has checked by then.
    pub fn merge(&self, path: &str, iid: u64, username: &str) {
        self.edit(|state| {
            let user = user_named(state, username);
            let project = named(state, path);
            project.merge_request(iid).expect("the merge request is there").checked();
            let at = (project.id, iid);
            requests::merge(state, at, user, &Merge::default()).expect("it can be merged");
        });
    }

    /// Has somebody close a merge request.
    pub fn close(&self, path: &str, iid: u64, username: &str) {
        self.edit(|state| {
            let (user, project) = (user_named(state, username), named(state, path).id);
            requests::close(state, (project, iid), user);
        });
    }

    /// Leaves a merge request in the middle of a merge.
    pub fn lock(&self, path: &str, iid: u64) {
        self.edit_request(path, iid, |request| request.state = RequestState::Locked);
    }

    /// Stops the clock at this time.
    pub fn stop_clock_at(&self, time: Timestamp) {
        self.edit(|state| state.clock.stop_at(time));
    }

    /// Lets time pass: checks come to their end, tokens too.
    pub fn advance(&self, time: SignedDuration) {
        self.edit(|state| {
            state.clock.advance(time);
            state.projects.iter().flat_map(|project| &project.merge_requests).for_each(MergeRequest::checked);
        });
    }

    /// Lets requests meet faults from now on, counted anew.
    pub fn fail(&self, plan: Plan) {
        *self.house.plan.lock().expect("no thread panicked") = plan;
    }

    /// Lets no request meet a fault any more.
    pub fn heal(&self) {
        self.fail(Plan::default());
    }

    /// The API's requests so far.
    pub fn requests(&self) -> Vec<Asked> {
        self.house.record().asked.clone()
    }

    /// The requests of this method that took effect.
    pub fn effects(&self, method: &str) -> Vec<Asked> {
        self.requests().into_iter().filter(|asked| asked.effect && asked.method == method).collect()
    }

    /// Git's requests so far.
    pub fn git_requests(&self) -> Vec<String> {
        self.house.record().git.clone()
    }

    /// Forgets all requests so far; what the validator said against them stays.
    pub fn forget_requests(&self) {
        let mut record = self.house.record();
        *record = Record { complaints: std::mem::take(&mut record.complaints), ..Record::default() };
    }

    /// What the validator says against requests so far.
    pub fn complaints(&self) -> Vec<String> {
        self.house.record().complaints.clone()
    }

    /// Forgets what the validator said, for trials that want it said.
    pub fn forgive(&self) -> Vec<String> {
        std::mem::take(&mut self.house.record().complaints)
    }

    /// The quick actions that ran: the merge request and the line.
    pub fn executed_quick_actions(&self) -> Vec<(String, String)> {
        self.with(|state| state.quick_actions.clone())
    }
}

impl Drop for GitLab {
    fn drop(&mut self) {
        drop(self.listener.take());
        let complaints = self.complaints();
        assert!(complaints.is_empty() || std::thread::panicking(), "GitLab's document forbids:\n{complaints:#?}");
    }
}

/// A project that a trial names.
pub(super) fn named<'a>(state: &'a mut State, path: &str) -> &'a mut Project {
    let found = state.projects.iter_mut().find(|project| project.path == path);
    found.unwrap_or_else(|| panic!("there is no project {path}"))
}

/// A user that a trial names.
pub(super) fn user_named(state: &State, username: &str) -> u64 {
    state.user_named(username).unwrap_or_else(|| panic!("there is no user {username}")).id
}
