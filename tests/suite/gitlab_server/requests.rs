//! The life of a merge request.

use libtest_mimic::Trial;
use serde_json::json;

use super::scene::{PROJECT, Scene};
use crate::support::gitlab::NewPipeline;
use crate::support::gitlab::state::{RequestState, Role};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab_server::second_request_is_a_conflict", second_request_is_a_conflict),
        trial("gitlab_server::sixteen_at_once_make_one", sixteen_at_once_make_one),
        trial("gitlab_server::checking_then_mergeable", checking_then_mergeable),
        trial("gitlab_server::merge_makes_a_commit", merge_makes_a_commit),
        trial("gitlab_server::squash_makes_two", squash_makes_two),
        trial("gitlab_server::what_hinders_a_merge", what_hinders_a_merge),
        trial("gitlab_server::update_in_both_shapes", update_in_both_shapes),
        trial("gitlab_server::closed_and_reopened", closed_and_reopened),
        trial("gitlab_server::merged_stays_merged", merged_stays_merged),
        trial("gitlab_server::locked_is_neither_open_nor_closed", locked_is_neither_open_nor_closed),
        trial("gitlab_server::head_pipeline", head_pipeline),
        trial("gitlab_server::fork_opens_in_its_parent", fork_opens_in_its_parent),
    ]
}

const REQUEST: &str = "/projects/eurodat%2Fiac/merge_requests/1";

fn second_request_is_a_conflict() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let made = scene.request("promote/qa/1.5.0").status(201).json;
    assert_eq!(made["iid"], 1);
    assert_eq!(made["web_url"], format!("{}/eurodat/iac/-/merge_requests/1", scene.gitlab.base()));
    let second = scene.open("promote/qa/1.5.0").status(409).json;
    assert_eq!(second, json!({ "message": ["Another open merge request already exists for this source branch: !1"] }));
    assert_eq!(scene.gitlab.effects("POST").len(), 1);
}

fn sixteen_at_once_make_one() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.branch("a");
    scene.push(&["a"]).ok();
    let body = json!({ "source_branch": "a", "target_branch": "main", "title": "A" });
    let mut statuses: Vec<u16> = std::thread::scope(|threads| {
        let ask = || scene.mara.send("POST", "/projects/eurodat%2Fiac/merge_requests", &body).status;
        let asking: Vec<_> = (0..16).map(|_| threads.spawn(ask)).collect();
        asking.into_iter().map(|asked| asked.join().unwrap()).collect()
    });
    statuses.sort_unstable();
    assert_eq!(statuses, [&[201][..], &[409; 15]].concat());
    assert_eq!((scene.gitlab.effects("POST").len(), scene.gitlab.requests().len()), (1, 16));
}

fn checking_then_mergeable() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let made = scene.request("a").status(201).json;
    assert_eq!(made["detailed_merge_status"], "checking");
    scene.otto.send("PUT", &format!("{REQUEST}/merge"), &json!({})).status(405);
    assert_eq!(scene.mara.get(REQUEST).json["detailed_merge_status"], "checking");
    assert_eq!(scene.mara.get(REQUEST).json["detailed_merge_status"], "mergeable");
    scene.branch("b");
    scene.push(&["b:a", "--force"]).ok();
    let moved = scene.mara.get(REQUEST).json;
    assert_eq!((&moved["detailed_merge_status"], &moved["sha"]), (&"checking".into(), &scene.iac.tip("a").into()));
}

fn merge_makes_a_commit() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let sha = scene.request("a").json["sha"].clone();
    let before = scene.iac.tip("main");
    scene.gitlab.advance(jiff::SignedDuration::from_secs(5));
    let merge = format!("{REQUEST}/merge");
    scene.mara.send("PUT", &merge, &json!({ "sha": sha })).status(401);
    let wrong = scene.otto.send("PUT", &merge, &json!({ "sha": before })).status(409).json;
    let said = format!("SHA does not match HEAD of source branch: {}", sha.as_str().unwrap());
    assert_eq!(wrong, json!({ "message": said }));
    let body = json!({ "sha": sha, "should_remove_source_branch": true });
    let merged = scene.otto.send("PUT", &merge, &body).status(200).json;
    assert_eq!((&merged["state"], &merged["merge_user"]["username"]), (&"merged".into(), &"otto".into()));
    let commit = scene.iac.commit_of("main");
    assert_eq!(merged["merge_commit_sha"], scene.iac.tip("main"));
    assert!(commit.contains(&format!("parent {before}\nparent {}", sha.as_str().unwrap())), "{commit}");
    assert!(
        commit.contains("Merge branch 'a' into 'main'\n\npromote: a\n\nSee merge request eurodat/iac!1"),
        "{commit}"
    );
    assert_eq!(scene.iac.branches(), ["main"]);
    scene.otto.send("PUT", &merge, &json!({})).status(405);
}

fn squash_makes_two() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    scene.gitlab.advance(jiff::SignedDuration::from_secs(5));
    let merged = scene.otto.send("PUT", &format!("{REQUEST}/merge"), &json!({ "squash": true })).status(200).json;
    let squashed = merged["squash_commit_sha"].as_str().expect("a squashed commit");
    assert!(scene.iac.commit_of("main").contains(&format!("parent {squashed}\n")));
    assert_eq!(scene.iac.branches(), ["a", "main"]);
}

fn what_hinders_a_merge() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let sha = scene.request("a").json["sha"].as_str().unwrap().to_owned();
    scene.gitlab.advance(jiff::SignedDuration::from_secs(5));
    let status = || scene.mara.get(REQUEST).json["detailed_merge_status"].clone();
    scene.gitlab.edit_project(PROJECT, |project| project.approvals_required = 1);
    assert_eq!(status(), "not_approved");
    scene.otto.send("POST", &format!("{REQUEST}/approve"), &json!({ "sha": scene.iac.tip("main") })).status(409);
    let approved = scene.otto.send("POST", &format!("{REQUEST}/approve"), &json!({ "sha": sha })).status(201).json;
    assert_eq!((&approved["approved"], &approved["approvals_left"]), (&true.into(), &0.into()));
    scene.otto.send("POST", &format!("{REQUEST}/approve"), &json!({})).status(401);
    scene.gitlab.edit_project(PROJECT, |project| project.pipeline_must_succeed = true);
    assert_eq!(status(), "ci_must_pass");
    let pipeline = scene.gitlab.pipeline(PROJECT, NewPipeline::of("a").status("running"));
    assert_eq!(status(), "ci_still_running");
    scene.gitlab.finish_pipeline(PROJECT, pipeline, "success");
    scene.mara.send("PUT", REQUEST, &json!({ "title": "Draft: not yet" })).status(200);
    assert_eq!(status(), "draft_status");
    scene.otto.send("PUT", &format!("{REQUEST}/merge"), &json!({})).status(405);
}

fn update_in_both_shapes() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    let me = scene.mara.get("/user").json["id"].clone();
    let body = json!({ "labels": "one,two", "add_labels": ["three"], "reviewer_ids": [me], "description": "Why" });
    let changed = scene.mara.send("PUT", REQUEST, &body).status(200).json;
    assert_eq!(changed["labels"], json!(["one", "three", "two"]));
    assert_eq!((&changed["reviewers"][0]["username"], &changed["description"]), (&"mara".into(), &"Why".into()));
    let form = format!("labels[]=x&labels[]=y%2Cz&reviewer_ids[]=0&assignee_ids[]={me}&title=A+new%20one");
    let changed = scene.mara.form("PUT", REQUEST, &form).status(200).json;
    assert_eq!(changed["labels"], json!(["x", "y", "z"]));
    assert_eq!((&changed["reviewers"], &changed["title"]), (&json!([]), &"A new one".into()));
    let colour = scene.mara.send("PUT", REQUEST, &json!({ "colour": "red" })).status(400).json;
    assert_eq!(colour, json!({ "error": "colour is unknown" }));
    let event = scene.mara.send("PUT", REQUEST, &json!({ "state_event": "shut" })).status(400).json;
    assert_eq!(event, json!({ "error": "state_event does not have a valid value" }));
    let bare = scene.mara.send("POST", "/projects/eurodat%2Fiac/merge_requests", &json!({ "title": 1 })).status(400);
    assert_eq!(bare.json, json!({ "error": "source_branch is missing, target_branch is missing" }));
    // Wrong on purpose.
    scene.gitlab.forgive();
}

fn closed_and_reopened() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    let event = |event: &str| scene.mara.send("PUT", REQUEST, &json!({ "state_event": event }));
    assert_eq!(event("close").status(200).json["closed_by"]["username"], "mara");
    assert_eq!(scene.open("a").status(201).json["iid"], 2);
    event("reopen").status(409);
    scene.gitlab.close(PROJECT, 2, "otto");
    assert_eq!(event("reopen").status(200).json["state"], "opened");
    scene.push(&["--delete", "a"]).ok();
    event("reopen").status(422);
    assert_eq!(scene.gitlab.overview(PROJECT), ["!1 closed a -> main", "!2 closed a -> main"]);
}

fn merged_stays_merged() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.branch("a");
    scene.push(&["a"]).ok();
    assert_eq!(scene.gitlab.open(PROJECT, "otto", ("a", "main")), 1);
    // By hand, past the API.
    sandbox.git(&scene.iac.clone).args(["push", "-q", scene.iac.remote.to_str().unwrap(), "a:main"]).run().ok();
    assert_eq!(scene.gitlab.overview(PROJECT), ["!1 merged a -> main"]);
    let kept = scene.mara.send("PUT", REQUEST, &json!({ "state_event": "reopen" })).status(200).json;
    assert_eq!(kept["state"], "merged");
    assert_eq!(kept["detailed_merge_status"], "not_open");
}

fn locked_is_neither_open_nor_closed() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    scene.gitlab.lock(PROJECT, 1);
    assert_eq!(scene.mara.get("/projects/eurodat%2Fiac/merge_requests?state=locked").json[0]["iid"], 1);
    let kept = scene.mara.send("PUT", REQUEST, &json!({ "state_event": "close" })).status(200).json;
    assert_eq!(kept["state"], "locked");
    scene.otto.send("PUT", &format!("{REQUEST}/merge"), &json!({})).status(405);
    scene.gitlab.edit_request(PROJECT, 1, |request| request.state = RequestState::Opened);
    scene.gitlab.approve(PROJECT, 1, "otto");
    let approvals = scene.mara.get(&format!("{REQUEST}/approvals")).status(200).json;
    assert_eq!(approvals["approved_by"][0]["user"]["username"], "otto");
    scene.gitlab.merge(PROJECT, 1, "otto");
    scene.otto.send("POST", &format!("{REQUEST}/approve"), &json!({})).status(401);
}

fn head_pipeline() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let sha = scene.request("a").json["sha"].as_str().unwrap().to_owned();
    scene.gitlab.pipeline(PROJECT, NewPipeline::of("a").sha(&scene.iac.tip("main")));
    assert_eq!(scene.mara.get(REQUEST).json["head_pipeline"], json!(null));
    let of_request = NewPipeline::of("refs/merge-requests/1/head").sha(&sha).source("merge_request_event");
    scene.gitlab.pipeline(PROJECT, of_request.status("failed"));
    let shown = scene.mara.get(REQUEST).json["head_pipeline"].clone();
    assert_eq!((&shown["status"], &shown["source"]), (&"failed".into(), &"merge_request_event".into()));
    let found = scene.mara.get("/projects/eurodat%2Fiac/pipelines?source=merge_request_event&status=failed").json;
    assert_eq!(found.as_array().unwrap().len(), 1);
}

fn fork_opens_in_its_parent() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--bare", "iac.git", "fork.git"]).run().ok();
    let fork = scene.gitlab.fork(PROJECT, "mara/iac", &sandbox.path("fork.git"));
    scene.gitlab.member("mara/iac", "mara", Role::Maintainer);
    scene.branch("a");
    sandbox.git(&scene.iac.clone).args(["push", "-q", &scene.gitlab.url("mara/iac"), "a"]).run().ok();
    let shown = scene.mara.get("/projects/mara%2Fiac").json;
    assert_eq!(shown["forked_from_project"]["path_with_namespace"], PROJECT);
    let parent = &shown["forked_from_project"]["id"];
    let body = json!({ "source_branch": "a", "target_branch": "main", "title": "A", "target_project_id": parent });
    let made = scene.mara.send("POST", "/projects/mara%2Fiac/merge_requests", &body).status(201).json;
    assert_eq!((&made["source_project_id"], &made["project_id"]), (&fork.into(), parent));
    scene.gitlab.merge(PROJECT, 1, "otto");
    assert_eq!(scene.gitlab.overview(PROJECT), ["!1 merged a -> main"]);
}
