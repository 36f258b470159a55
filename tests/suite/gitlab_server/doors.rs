//! Who may come in.

use libtest_mimic::Trial;
use serde_json::json;

use super::scene::{PROJECT, Scene, asker};
use crate::support::gitlab::GitLab;
use crate::support::gitlab::state::{Role, Scope, Visibility};
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab_server::tokens_and_scopes", tokens_and_scopes),
        trial("gitlab_server::unseen_is_not_found", unseen_is_not_found),
        trial("gitlab_server::git_asks_for_a_password", git_asks_for_a_password),
        trial("gitlab_server::relative_root_and_subgroups", relative_root_and_subgroups),
    ]
}

fn tokens_and_scopes() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    let reader = scene.gitlab.token("mara", &[Scope::ReadApi]);
    let reads = asker(&scene.gitlab, &reader);
    reads.get("/projects/eurodat%2Fiac/merge_requests/1").status(200);
    let refused = reads.send("PUT", "/projects/eurodat%2Fiac/merge_requests/1", &json!({ "title": "x" })).status(403);
    assert_eq!((&refused.json["error"], &refused.json["scope"]), (&"insufficient_scope".into(), &"api".into()));
    let git_only = scene.gitlab.token("mara", &[Scope::WriteRepository]);
    asker(&scene.gitlab, &git_only).get("/user").status(403);
    let unknown = asker(&scene.gitlab, "glpat-wrong").get("/user").status(401).json;
    assert_eq!(unknown, json!({ "message": "401 Unauthorized" }));
    scene.gitlab.expire(&reader, "2026-01-01T00:00:00Z".parse().unwrap());
    assert_eq!(reads.get("/user").status(401).json["error"], "invalid_token");
    scene.gitlab.revoke(&git_only);
    let revoked = asker(&scene.gitlab, &git_only).get("/user").status(401).json;
    assert_eq!(revoked["error_description"], "Token was revoked. You have to re-authorize from the user.");
    let bot = scene.gitlab.project_token(PROJECT, Role::Developer, &[Scope::Api]);
    let mut bot = asker(&scene.gitlab, &bot);
    assert_eq!(bot.get("/user").json["bot"], true);
    (bot.header, bot.token) = ("Authorization".into(), format!("Bearer {}", bot.token));
    bot.get("/user").status(200);
    let job = scene.gitlab.job_token(PROJECT, "mara");
    let mut job = asker(&scene.gitlab, &job);
    job.header = "JOB-TOKEN".into();
    job.get("/projects/eurodat%2Fiac/releases").status(200);
    job.get("/projects/eurodat%2Fiac/merge_requests").status(401);
}

fn unseen_is_not_found() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.gitlab.user("eve", "Eve");
    let eve = asker(&scene.gitlab, &scene.gitlab.token("eve", &[Scope::Api]));
    let unseen = eve.get("/projects/eurodat%2Fiac").status(404).json;
    assert_eq!(unseen, json!({ "message": "404 Project Not Found" }));
    assert_eq!(eve.get("/projects/no%2Fwhere").status(404).json, unseen);
    scene.gitlab.show(PROJECT, Visibility::Internal);
    eve.get("/projects/eurodat%2Fiac/merge_requests").status(200);
    let body = json!({ "source_branch": "a", "target_branch": "main", "title": "x" });
    eve.send("POST", "/projects/eurodat%2Fiac/merge_requests", &body).status(403);
    asker(&scene.gitlab, "").get("/projects/eurodat%2Fiac").status(404);
    // Wrong on purpose.
    scene.gitlab.forgive();
    scene.gitlab.member(PROJECT, "eve", Role::Reporter);
    eve.send("POST", "/projects/eurodat%2Fiac/merge_requests", &body).status(403);
}

fn git_asks_for_a_password() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let list = |user: &str, token: &str| {
        let url = scene.gitlab.url(PROJECT).replace("http://", &format!("http://{user}:{token}@"));
        sandbox.git(&sandbox.path("")).args(["-c", "credential.helper=", "ls-remote", &url]).run()
    };
    list("mara", &scene.mara.token).ok().says("refs/heads/main");
    list("anybody", &scene.mara.token).ok();
    list("mara", "wrong").exit(128).says("HTTP Basic: Access denied");
    scene.gitlab.user("eve", "Eve");
    let eve = scene.gitlab.token("eve", &[Scope::Api]);
    list("eve", &eve).exit(128).says("not found");
    scene.gitlab.member(PROJECT, "eve", Role::Reporter);
    list("eve", &eve).ok();
    let url = scene.gitlab.url(PROJECT).replace("http://", &format!("http://eve:{eve}@"));
    scene.branch("a");
    let push = sandbox.git(&scene.iac.clone).args(["-c", "credential.helper=", "push", &url, "a"]).run();
    push.exit(128).says("You are not allowed to push code to this project.");
    let reads = scene.gitlab.token("mara", &[Scope::ReadRepository]);
    list("mara", &reads).ok();
    let anonymous = asker(&scene.gitlab, "");
    let door =
        |path: &str| crate::suite::gitlab_server::ask::Asker { root: String::new(), ..anonymous.clone() }.get(path);
    let asked = door("/eurodat/iac.git/info/refs?service=git-upload-pack").status(401);
    assert_eq!(asked.header("www-authenticate"), "Basic realm=\"GitLab\"");
    assert!(scene.gitlab.git_requests().len() > 8 && scene.gitlab.requests().is_empty());
    scene.gitlab.forgive();
}

fn relative_root_and_subgroups() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("qa-gcp", "1.4.1")]);
    let gitlab = GitLab::below(&sandbox, "/gitlab");
    gitlab.user("mara", "Mara Muster");
    gitlab.project("eurodat/deep/er/iac", &iac.remote);
    gitlab.show("eurodat/deep/er/iac", Visibility::Public);
    let token = gitlab.token("mara", &[Scope::Api]);
    sandbox.git(&sandbox.path("")).args(["clone", "-q", &gitlab.url("eurodat/deep/er/iac"), "again"]).run().ok();
    let mut mara = asker(&gitlab, &token);
    mara.root = "/gitlab/api/v4".into();
    let shown = mara.get("/projects/eurodat%2Fdeep%2Fer%2Fiac").status(200).json;
    assert_eq!(shown["web_url"], format!("http://{}/gitlab/eurodat/deep/er/iac", gitlab.host()));
    mara.root = "/api/v4".into();
    mara.get("/user").status(404);
}
