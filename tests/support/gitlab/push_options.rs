//! Push options that make and change merge requests.

use super::push::Update;
use super::reply::Reply;
use super::repository::Bare;
use super::requests::{self, Change, Wish};
use super::state::{Project, Role, State};
use super::viewer::Viewer;

/// The most branches that one push may make merge requests for.
const MOST_BRANCHES: usize = 10;

/// The options of a push that are about merge requests: names without their space, and values.
#[derive(Debug)]
pub struct Options(Vec<(String, Option<String>)>);

impl Options {
    /// Those among all options of a push.
    pub fn of(options: &[String]) -> Self {
        let ours = options
            .iter()
            .filter_map(|option| option.strip_prefix("merge_request.").or_else(|| option.strip_prefix("mr.")));
        Self(ours.map(split).collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// The last value wins, as GitLab's does.
    fn value(&self, name: &str) -> Option<String> {
        self.0.iter().rev().find(|(known, _)| known == name).and_then(|(_, value)| value.clone())
    }

    fn values(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(known, _)| known == name).filter_map(|(_, value)| value.clone()).collect()
    }

    fn title(&self, otherwise: &str) -> String {
        let title = self.value("title").unwrap_or_else(|| otherwise.to_owned());
        if self.has("draft") && !title.starts_with("Draft:") { format!("Draft: {title}") } else { title }
    }

    /// The two characters `\n` stand for a newline.
    fn description(&self) -> Option<String> {
        self.value("description").map(|text| text.replace("\\n", "\n"))
    }
}

fn split(option: &str) -> (String, Option<String>) {
    match option.split_once('=') {
        Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
        None => (option.to_owned(), None),
    }
}

/// Does what the options ask for; what went wrong.
pub fn run(state: &mut State, viewer: &Viewer, project: u64, (options, done): (&Options, &[Update])) -> Vec<String> {
    let (Some(user), Some(source)) = (viewer.user, state.project(project)) else { return Vec::new() };
    if viewer.is_job() {
        return vec!["User access was denied".into()];
    }
    let target = match target(state, source, options) {
        Ok(target) => target,
        Err(fault) => return vec![fault],
    };
    let branches = branches(target, done);
    let mut faults: Vec<String> = hindrances(state, target, (user, options, branches.len())).collect();
    if !faults.is_empty() {
        return faults;
    }
    let target = target.id;
    for branch in branches {
        let done = for_branch(state, (project, target, &branch), user, options);
        faults.extend(done.err());
    }
    faults
}

fn target<'a>(state: &'a State, source: &'a Project, options: &Options) -> Result<&'a Project, String> {
    match options.value("target_project") {
        Some(path) => state.project_at(&path).ok_or_else(|| format!("Project {path} not found")),
        // A fork's merge requests go to its parent.
        None => Ok(source.forked_from.and_then(|parent| state.project(parent)).unwrap_or(source)),
    }
}

fn branches(target: &Project, done: &[Update]) -> Vec<String> {
    let default = Bare::at(&target.folder).default_branch();
    let kept = done.iter().filter(|update| !update.deletes()).filter_map(Update::branch);
    kept.filter(|branch| *branch != default).map(str::to_owned).collect()
}

fn hindrances(
    state: &State,
    target: &Project,
    (user, options, branches): (u64, &Options, usize),
) -> impl Iterator<Item = String> + use<> {
    let path = &target.path;
    let disabled = !target.merge_requests_enabled;
    let unseen = state.role(Some(user), target) < Some(Role::Guest);
    let gone = options.value("target").filter(|name| Bare::at(&target.folder).branch(name).is_none());
    [
        disabled.then(|| format!("Merge requests are not enabled for project {path}")),
        unseen.then(|| "User access was denied".to_owned()),
        (branches > MOST_BRANCHES)
            .then(|| format!("Too many branches pushed ({branches} were pushed, limit is {MOST_BRANCHES})")),
        gone.map(|name| format!("Target branch {path}:{name} does not exist")),
    ]
    .into_iter()
    .flatten()
}

fn for_branch(state: &mut State, at: (u64, u64, &str), user: u64, options: &Options) -> Result<(), String> {
    let (source, target, branch) = at;
    let requests = state.project(target).map(|project| project.merge_requests.as_slice()).unwrap_or_default();
    let open = requests
        .iter()
        .find(|request| request.is_open() && request.source_project == source && request.source_branch == branch);
    if let Some((iid, title)) = open.map(|request| (request.iid, request.title.clone())) {
        let change = change(state, options, &title);
        return requests::change(state, (target, iid), change).map_err(|refusal| said(&refusal));
    }
    if !options.has("create") {
        let need = "A merge_request.create push option is required to create a merge request for branch";
        return Err(format!("{need} {branch}"));
    }
    let wish = wish(state, at, options);
    requests::open(state, user, wish).map(drop).map_err(|refusal| said(&refusal))
}

fn change(state: &State, options: &Options, title: &str) -> Change {
    let retitled = options.has("title") || options.has("draft");
    let assignees = people(state, &options.values("assign"));
    Change {
        title: retitled.then(|| options.title(title)),
        description: options.description(),
        target_branch: options.value("target"),
        add_labels: options.values("label"),
        remove_labels: options.values("unlabel"),
        assignees: options.has("assign").then_some(assignees),
        remove_source_branch: options.has("remove_source_branch").then_some(true),
        squash: options.has("squash").then_some(true),
        ..Change::default()
    }
}

fn wish(state: &State, (source, target, branch): (u64, u64, &str), options: &Options) -> Wish {
    let repository = |id: u64| state.project(id).map(|project| Bare::at(&project.folder));
    let tip = repository(source).and_then(|repository| repository.commit(&repository.branch(branch)?));
    let message = tip.map(|commit| commit.message).unwrap_or_default();
    let subject = message.lines().next().unwrap_or(branch).to_owned();
    let default = repository(target).map(|repository| repository.default_branch()).unwrap_or_default();
    Wish {
        source_project: source,
        target_project: target,
        source_branch: branch.to_owned(),
        target_branch: options.value("target").unwrap_or(default),
        title: options.title(&subject),
        description: options.description().unwrap_or_default(),
        labels: options.values("label"),
        assignees: people(state, &options.values("assign")),
        reviewers: Vec::new(),
        squash: options.has("squash"),
        remove_source_branch: options.has("remove_source_branch").then_some(true),
    }
}

fn people(state: &State, names: &[String]) -> Vec<u64> {
    names.iter().filter_map(|name| state.user_named(name.trim_start_matches('@'))).map(|user| user.id).collect()
}

/// What a refusal says, without its shape.
fn said(refusal: &Reply) -> String {
    let message = refusal.body.as_ref().and_then(|body| body.get("message"));
    match message {
        Some(serde_json::Value::Array(items)) => {
            items.iter().filter_map(|item| item.as_str()).collect::<Vec<_>>().join("; ")
        }
        Some(other) => other.as_str().map_or_else(|| other.to_string(), str::to_owned),
        None => "An unknown error occurred".into(),
    }
}
