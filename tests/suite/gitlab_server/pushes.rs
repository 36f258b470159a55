//! Push options, and what the remote says.

use libtest_mimic::Trial;

use super::scene::{PROJECT, Scene};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab_server::options_open_a_request", options_open_a_request),
        trial("gitlab_server::options_change_the_open_request", options_change_the_open_request),
        trial("gitlab_server::failed_options_only_warn", failed_options_only_warn),
        trial("gitlab_server::nothing_pushed_runs_no_options", nothing_pushed_runs_no_options),
        trial("gitlab_server::eight_pushes_at_once", eight_pushes_at_once),
        trial("gitlab_server::promotions_of_the_program", promotions_of_the_program),
        trial("gitlab_server::job_tokens_open_nothing", job_tokens_open_nothing),
    ]
}

fn options_open_a_request() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.branch("a");
    let new = format!("{}/eurodat/iac/-/merge_requests/new?merge_request%5Bsource_branch%5D=a", scene.gitlab.base());
    scene.push(&["a"]).ok().says("remote: To create a merge request for a, visit:").says(&new);
    scene.branch("b");
    let options = ["-o", "merge_request.create", "-o", "merge_request.title=Qa", "-o", "mr.description=One\\nTwo"];
    let pushed = scene.push(&[&options[..], &["-o", "merge_request.label=promotion", "b"]].concat()).ok();
    let url = format!("remote:   {}/eurodat/iac/-/merge_requests/1", scene.gitlab.base());
    pushed.says("remote: View merge request for b:").says(&url);
    let made = &scene.gitlab.merge_requests(PROJECT)[0];
    assert_eq!((&made["title"], &made["description"]), (&"Qa".into(), &"One\nTwo".into()));
    assert_eq!((&made["labels"][0], &made["author"]["username"]), (&"promotion".into(), &"mara".into()));
}

fn options_change_the_open_request() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    sandbox.git(&scene.iac.remote).args(["branch", "next", "main"]).run().ok();
    sandbox.git(&scene.iac.clone).args(["commit", "-q", "--allow-empty", "-m", "more"]).run().ok();
    let options = ["-o", "merge_request.target=next", "-o", "merge_request.title=New", "-o", "merge_request.draft"];
    scene.push(&[&options[..], &["a"]].concat()).ok().says("View merge request for a");
    assert_eq!(scene.gitlab.overview(PROJECT), ["!1 opened a -> next"]);
    let changed = &scene.gitlab.merge_requests(PROJECT)[0];
    assert_eq!((&changed["title"], &changed["sha"]), (&"Draft: New".into(), &scene.iac.tip("a").into()));
}

fn failed_options_only_warn() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.branch("a");
    let options = ["-o", "merge_request.create", "-o", "merge_request.target=nowhere"];
    let pushed = scene.push(&[&options[..], &["a"]].concat()).ok();
    // GitLab folds and centres what it says between the bars.
    pushed.says("WARNINGS:").says("Target branch eurodat/iac:nowhere does").says("To create a merge request");
    assert!(scene.gitlab.merge_requests(PROJECT).is_empty());
    sandbox.git(&scene.iac.clone).args(["commit", "-q", "--allow-empty", "-m", "more"]).run().ok();
    let pushed = scene.push(&["-o", "merge_request.title=x", "a"]).ok();
    pushed.says("options 'merge_request.title=x':").says("merge_request.create push option");
}

fn nothing_pushed_runs_no_options() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.branch("a");
    scene.push(&["a"]).ok();
    scene.push(&["-o", "merge_request.create", "a"]).ok().says("Everything up-to-date");
    assert!(scene.gitlab.merge_requests(PROJECT).is_empty());
    scene.push(&["-o", "merge_request.create", "a:main"]).exit(1);
    assert!(scene.gitlab.merge_requests(PROJECT).is_empty());
}

fn eight_pushes_at_once() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.branch("a");
    let pushing: Vec<_> = (0..8)
        .map(|number| {
            let mut git = sandbox.command("git", &scene.iac.clone);
            git.args(["push", "-q", "-o", "merge_request.create", "origin", &format!("a:refs/heads/at-once/{number}")]);
            git.stderr(std::process::Stdio::null()).spawn().expect("git starts")
        })
        .collect();
    for mut push in pushing {
        assert!(push.wait().expect("git ends").success());
    }
    let requests = scene.gitlab.merge_requests(PROJECT);
    let mut sources: Vec<_> = requests.iter().map(|request| request["source_branch"].as_str().unwrap()).collect();
    sources.sort_unstable();
    assert_eq!(sources, (0..8).map(|number| format!("at-once/{number}")).collect::<Vec<_>>());
    assert_eq!(
        requests.iter().map(|request| request["iid"].as_u64().unwrap()).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5, 6, 7, 8]
    );
}

fn promotions_of_the_program() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let promote =
        |release: &str| sandbox.eurodat(&scene.iac.clone).args(["promote", "qa", "--release", release]).run().ok();
    promote("1.5.0").says(&format!("{}/eurodat/iac/-/merge_requests/1", scene.gitlab.base()));
    promote("1.5.0");
    assert_eq!(scene.gitlab.overview(PROJECT), ["!1 opened promote/qa/1.5.0 -> main"]);
    promote("1.6.0").says(&format!("{}/eurodat/iac/-/merge_requests/2", scene.gitlab.base()));
    let states = ["!1 closed promote/qa/1.5.0 -> main", "!2 opened promote/qa/1.6.0 -> main"];
    assert_eq!(scene.gitlab.overview(PROJECT), states);
    scene.gitlab.merge(PROJECT, 2, "otto");
    assert_eq!(scene.gitlab.executed_quick_actions(), []);
}

fn job_tokens_open_nothing() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let job = scene.gitlab.job_token(PROJECT, "mara");
    scene.gitlab.let_in(&sandbox, "gitlab-ci-token", &job);
    scene.branch("a");
    scene.push(&["a"]).exit(128).says("403");
    scene.gitlab.edit_project(PROJECT, |project| project.job_token_push = true);
    scene.push(&["-o", "merge_request.create", "a"]).ok().says("WARNINGS:");
    assert!(scene.gitlab.merge_requests(PROJECT).is_empty());
}
