//! Lists, a page at a time.

use libtest_mimic::Trial;
use serde_json::json;

use super::scene::{PROJECT, Scene};
use crate::support::gitlab::NewPipeline;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab_server::pages_by_number", pages_by_number),
        trial("gitlab_server::pages_by_token", pages_by_token),
        trial("gitlab_server::lists_are_filtered", lists_are_filtered),
    ]
}

fn pages_by_number() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for number in 0..25 {
        scene.gitlab.pipeline(PROJECT, NewPipeline::of("main").name(&format!("run {number}")));
    }
    let path = "/projects/eurodat%2Fiac/pipelines";
    let first = scene.mara.get(path).status(200);
    assert_eq!(first.json.as_array().unwrap().len(), 20);
    let told =
        ["x-total", "x-total-pages", "x-page", "x-per-page", "x-next-page", "x-prev-page"].map(|it| first.header(it));
    assert_eq!(told, ["25", "2", "1", "20", "2", ""]);
    let second = scene.mara.get(&format!("{path}?per_page=10&page=3&ref=main")).status(200);
    assert_eq!(second.json.as_array().unwrap().len(), 5);
    let url = format!("{}/api/v4{path}", scene.gitlab.base());
    let link = |page: u8, which: &str| format!("<{url}?ref=main&page={page}&per_page=10>; rel=\"{which}\"");
    assert_eq!(second.header("link"), format!("{}, {}, {}", link(1, "first"), link(3, "last"), link(2, "prev")));
    assert_eq!(scene.mara.get(&format!("{path}?per_page=1000")).header("x-per-page"), "100");
    assert_eq!(scene.mara.get(&format!("{path}?name=run%207")).json.as_array().unwrap().len(), 1);
    assert_eq!(scene.mara.get(&format!("{path}?page=x")).status(400).json, json!({ "error": "page is invalid" }));
    // Wrong on purpose.
    scene.gitlab.forgive();
}

fn pages_by_token() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for minor in 0..5 {
        sandbox.git(&scene.iac.remote).args(["tag", &format!("1.{minor}.0"), "main"]).run().ok();
    }
    let mut path =
        "/projects/eurodat%2Fiac/repository/tags?order_by=name&sort=asc&per_page=2&pagination=keyset".to_owned();
    let mut sizes = Vec::new();
    loop {
        let page = scene.mara.get(&path).status(200);
        assert_eq!(page.header("x-total"), "");
        sizes.push(page.json.as_array().unwrap().len());
        let Some(next) = page.header("link").strip_suffix(">; rel=\"next\"") else { break };
        next.split_once("/api/v4").unwrap().1.clone_into(&mut path);
    }
    assert_eq!(sizes, [2, 2, 1]);
    scene.mara.get("/projects/eurodat%2Fiac/pipelines?pagination=keyset").status(405);
    scene.gitlab.forgive();
}

fn lists_are_filtered() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    scene.request("b");
    scene.gitlab.close(PROJECT, 1, "mara");
    let iids = |query: &str| {
        let found = scene.mara.get(&format!("/projects/eurodat%2Fiac/merge_requests?{query}")).status(200).json;
        found.as_array().unwrap().iter().map(|request| request["iid"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(iids(""), [2, 1]);
    assert_eq!(iids("state=opened"), [2]);
    assert_eq!(iids("source_branch=a&state=all"), [1]);
    assert_eq!(iids("iids[]=1&iids[]=2&order_by=created_at&sort=asc"), [1, 2]);
    assert!(iids("target_branch=next").is_empty());
    scene.mara.get("/projects/eurodat%2Fiac/merge_requests?state=open").status(400);
    // Wrong on purpose.
    scene.gitlab.forgive();
}
