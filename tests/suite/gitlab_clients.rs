//! Real clients of GitLab prove the GitLab of the tests: each takes a merge request from its branch to its release.

use std::path::Path;

use libtest_mimic::Trial;

use crate::support::gitlab::state::{Role, Scope};
use crate::support::gitlab::{GitLab, NewPipeline};
use crate::support::iac::Iac;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial_with_gitlab_clients as trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial(&["python3"], "gitlab_clients::python_gitlab", python_gitlab),
        trial(&["node"], "gitlab_clients::gitbeaker", gitbeaker),
    ]
}

/// A project in a subgroup.
const PROJECT: &str = "eurodat/platform/iac";

const PYTHON: &str = include_str!("gitlab_clients/round_trip.py");
const NODE: &str = include_str!("gitlab_clients/round_trip.mjs");

/// On an instance below a relative URL root.
fn python_gitlab(clients: &Path) {
    let sandbox = Sandbox::new();
    let script = sandbox.path("round_trip.py");
    std::fs::write(&script, PYTHON).unwrap();
    round_trip(&sandbox, &GitLab::below(&sandbox, "/gitlab"), |folder| {
        let run = sandbox.program("python3", folder).env("PYTHONPATH", clients.join("python"));
        run.env("PYTHONDONTWRITEBYTECODE", "1").arg(&script)
    });
}

/// On an instance at the root of its host.
fn gitbeaker(clients: &Path) {
    let sandbox = Sandbox::new();
    let script = sandbox.path("round_trip.mjs");
    std::fs::write(&script, NODE).unwrap();
    round_trip(&sandbox, &GitLab::start(&sandbox), |folder| sandbox.program("node", folder).arg(&script).arg(clients));
}

fn round_trip(sandbox: &Sandbox, gitlab: &GitLab, client: impl FnOnce(&Path) -> Run) {
    let iac = Iac::with_environments(sandbox, &[("qa-gcp", "1.4.1")]);
    for (user, name, role) in [("mara", "Mara Muster", Role::Maintainer), ("otto", "Otto Ober", Role::Developer)] {
        gitlab.user(user, name);
        if user == "mara" {
            gitlab.project(PROJECT, &iac.remote);
        }
        gitlab.member(PROJECT, user, role);
    }
    gitlab.pipeline(PROJECT, NewPipeline::of("main"));
    let (author, reviewer) = (gitlab.token("mara", &[Scope::Api]), gitlab.token("otto", &[Scope::Api]));
    gitlab.let_in(sandbox, "mara", &author);
    sandbox.git(&iac.clone).args(["remote", "set-url", "origin", &gitlab.url(PROJECT)]).run().ok();

    let run = client(&iac.clone).env("AUTHOR_TOKEN", author).env("REVIEWER_TOKEN", reviewer);
    run.args([gitlab.base().as_str(), PROJECT]).arg(&iac.clone).run().ok();

    let states: Vec<String> =
        gitlab.overview(PROJECT).iter().filter_map(|line| line.split(' ').nth(1).map(str::to_owned)).collect();
    assert_eq!(states, ["merged", "opened", "opened"]);
    // One branch each, its request, what changes it, the merge, a tag and a release: nothing happened twice.
    assert_eq!((gitlab.effects("POST").len(), gitlab.effects("PUT").len()), (7, 5));
    assert_eq!(gitlab.complaints(), Vec::<String>::new());
}
