//! Bad weather on demand.

use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use serde_json::json;

use super::scene::{PROJECT, Scene};
use crate::support::gitlab::{Door, Fault, Plan};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab_server::faults_in_turn", faults_in_turn),
        trial("gitlab_server::lost_answers_took_effect", lost_answers_took_effect),
        trial("gitlab_server::git_meets_faults_too", git_meets_faults_too),
    ]
}

fn faults_in_turn() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.gitlab.fail(Plan::every(2, &[Fault::TooMany(3), Fault::Page(502), Fault::EchoToken]));
    let asked: Vec<_> = (0..6).map(|_| scene.mara.get("/user")).collect();
    assert_eq!(asked.iter().map(|answer| answer.status).collect::<Vec<_>>(), [200, 429, 200, 502, 200, 401]);
    assert_eq!((asked[1].header("retry-after"), asked[1].header("ratelimit-remaining")), ("3", "0"));
    assert!(asked[3].text.starts_with("<!DOCTYPE html>"), "{}", asked[3].text);
    assert!(asked[5].text.contains(&scene.mara.token), "{}", asked[5].text);
    scene.gitlab.fail(Plan::next(1, &[Fault::Slow(Duration::from_millis(200))]));
    let start = Instant::now();
    scene.mara.get("/user").status(200);
    assert!(start.elapsed() >= Duration::from_millis(200));
    scene.mara.get("/user").status(200);
    scene.gitlab.forget_requests();
    scene.gitlab.fail(Plan::every(1, &[Fault::Page(500)]).at_most(2));
    let asked: Vec<_> = (0..3).map(|_| scene.mara.get("/user").status).collect();
    assert_eq!(asked, [500, 500, 200]);
    let record: Vec<_> = scene.gitlab.requests().into_iter().map(|asked| (asked.path, asked.fault)).collect();
    let (failed, fine) = (("/api/v4/user".to_owned(), Some(Fault::Page(500))), ("/api/v4/user".to_owned(), None));
    assert_eq!(record, [failed.clone(), failed, fine]);
    scene.gitlab.fail(Plan::every(1, &[Fault::Page(500)]));
    scene.gitlab.heal();
    scene.mara.get("/user").status(200);
}

fn lost_answers_took_effect() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for branch in ["a", "b", "c"] {
        scene.branch(branch);
        scene.push(&[branch]).ok();
    }
    let faults = [Fault::ResetBefore, Fault::ResetAfter, Fault::Torn];
    scene.gitlab.fail(Plan::next(3, &faults).only("POST").on("/merge_requests"));
    for branch in ["a", "b", "c"] {
        let body = json!({ "source_branch": branch, "target_branch": "main", "title": branch }).to_string();
        let path = "/projects/eurodat%2Fiac/merge_requests";
        assert!(scene.mara.ask("POST", path, ("application/json", &body)).is_err(), "{branch} got an answer");
    }
    assert_eq!(scene.gitlab.overview(PROJECT), ["!1 opened b -> main", "!2 opened c -> main"]);
    let effects: Vec<bool> = scene.gitlab.requests().iter().map(|asked| asked.effect).collect();
    assert_eq!(effects, [false, true, true]);
    assert_eq!(scene.gitlab.requests()[0].status, None);
    assert_eq!(scene.gitlab.requests()[1].body["source_branch"], "b");
}

fn git_meets_faults_too() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.branch("a");
    scene.gitlab.fail(Plan::next(1, &[Fault::Page(503)]).at(Door::Git));
    scene.push(&["a"]).exit(128).says("503");
    scene.gitlab.fail(Plan::next(1, &[Fault::ResetAfter]).at(Door::Git).only("POST"));
    scene.push(&["-o", "merge_request.create", "a"]).exit(1);
    assert_eq!(scene.gitlab.overview(PROJECT), ["!1 opened a -> main"]);
}
