//! Branches, tags and releases by the API, and what happens to merge requests with them.

use libtest_mimic::Trial;
use serde_json::json;

use super::scene::{PROJECT, Scene};
use crate::support::gitlab::NewRelease;
use crate::support::gitlab::state::Role;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab_server::deleted_branch_closes_its_request", deleted_branch_closes_its_request),
        trial("gitlab_server::branches_by_the_api", branches_by_the_api),
        trial("gitlab_server::protected_branches_hold", protected_branches_hold),
        trial("gitlab_server::releases_and_the_clock", releases_and_the_clock),
    ]
}

fn deleted_branch_closes_its_request() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    scene.request("b");
    scene.push(&["--delete", "a"]).ok();
    scene.mara.ask("DELETE", "/projects/eurodat%2Fiac/repository/branches/b", ("", "")).unwrap().status(204);
    assert_eq!(scene.gitlab.overview(PROJECT), ["!1 closed a -> main", "!2 closed b -> main"]);
    let closed = &scene.gitlab.merge_requests(PROJECT)[0];
    assert_eq!(closed["closed_by"]["username"], "mara");
}

fn branches_by_the_api() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let branches = "/projects/eurodat%2Fiac/repository/branches";
    let body = json!({ "branch": "promote/x", "ref": "main" });
    let made = scene.mara.send("POST", branches, &body).status(201).json;
    assert_eq!(made["commit"]["id"], scene.iac.tip("main"));
    let twice = scene.mara.send("POST", branches, &body).status(400).json;
    assert_eq!(twice, json!({ "message": "Branch already exists" }));
    assert_eq!(scene.mara.get(&format!("{branches}/promote%2Fx")).status(200).json["name"], "promote/x");
    assert_eq!(scene.mara.get(&format!("{branches}/main")).json["protected"], true);
    let gone = scene.mara.get(&format!("{branches}/y")).status(404).json;
    assert_eq!(gone, json!({ "message": "404 Branch Not Found" }));
    scene.otto.ask("DELETE", &format!("{branches}/main"), ("", "")).unwrap().status(400);
}

fn protected_branches_hold() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.gitlab.protect(PROJECT, "promote/*", (Some(Role::Developer), Some(Role::Maintainer)));
    scene.branch("promote/qa/1.5.0");
    scene.push(&["promote/qa/1.5.0"]).ok();
    let denied = "GitLab: You are not allowed to push code to protected branches on this project.";
    scene.push(&["HEAD:main"]).exit(1).says(denied).says("pre-receive hook declined");
    sandbox.git(&scene.iac.clone).args(["commit", "-q", "--amend", "-m", "feat: another"]).run().ok();
    scene.push(&["--force", "HEAD:promote/qa/1.5.0"]).exit(1).says("You are not allowed to force push");
    let last = scene.push(&["--delete", "promote/qa/1.5.0"]).exit(1);
    last.says("GitLab: You can only delete protected branches using the web interface.");
    let branch = "/projects/eurodat%2Fiac/repository/branches/promote%2Fqa%2F1.5.0";
    scene.mara.ask("DELETE", branch, ("", "")).unwrap().status(400);
    scene.otto.ask("DELETE", branch, ("", "")).unwrap().status(204);
    let shown = scene.otto.get("/projects/eurodat%2Fiac/protected_branches/promote%2F*").status(200).json;
    assert_eq!(shown["push_access_levels"][0]["access_level"], 30);
    scene.mara.get("/projects/eurodat%2Fiac/protected_branches").status(403);
    scene.gitlab.unprotect(PROJECT, "promote/*");
    scene.push(&["HEAD:promote/qa/1.5.0"]).ok();
    scene.push(&["--delete", "promote/qa/1.5.0"]).ok();
    scene.gitlab.protect_tags(PROJECT, "v*", Some(Role::Maintainer));
    sandbox.git(&scene.iac.clone).args(["tag", "v1"]).run().ok();
    scene.push(&["v1"]).exit(1).says("GitLab: You are not allowed to create this tag as it is protected.");
}

fn releases_and_the_clock() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for tag in ["1.4.2", "1.10.0"] {
        sandbox.tick();
        sandbox.git(&scene.iac.remote).args(["tag", "-a", "-m", tag, tag, "main"]).run().ok();
    }
    scene.gitlab.stop_clock_at("2026-02-01T00:00:00Z".parse().unwrap());
    scene.gitlab.release(PROJECT, NewRelease::of("1.4.2").notes("Old"));
    let later = "2026-02-03T00:00:00Z".parse().unwrap();
    scene.gitlab.release(PROJECT, NewRelease::of("1.10.0").notes("New").released_at(later));
    let release = "/projects/eurodat%2Fiac/releases/1.10.0";
    assert_eq!(scene.mara.get(release).json["upcoming_release"], true);
    scene.gitlab.advance(jiff::SignedDuration::from_hours(72));
    let shown = scene.mara.get(release).json;
    assert_eq!(
        (&shown["upcoming_release"], &shown["released_at"]),
        (&false.into(), &"2026-02-03T00:00:00.000Z".into())
    );
    let names = |query: &str| {
        let tags = scene.mara.get(&format!("/projects/eurodat%2Fiac/repository/tags?{query}")).status(200).json;
        tags.as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("order_by=version"), ["1.10.0", "1.4.2"]);
    assert_eq!(names("order_by=name"), ["1.4.2", "1.10.0"]);
    assert_eq!(names("order_by=updated&sort=asc"), ["1.4.2", "1.10.0"]);
    assert_eq!(names("search=^1.4"), ["1.4.2"]);
}
