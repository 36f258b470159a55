//! GraphQL of the GitLab of the tests: what it answers, what it refuses, and what it counts.

mod refused;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use super::gitlab_server::ask::{Answer, Asker};
use super::gitlab_server::scene::{PROJECT, Scene};
use crate::support::gitlab::{NewPipeline, NewRelease};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    let answers = vec![
        trial("gitlab_graphql::merge_requests_with_all_that_hangs_on_them", merge_requests),
        trial("gitlab_graphql::releases_and_pipelines", product),
        trial("gitlab_graphql::lists_are_filtered", filters),
        trial("gitlab_graphql::pages_by_cursor", pages),
        trial("gitlab_graphql::a_page_has_a_hundred_at_most", hundred),
    ];
    answers.into_iter().chain(refused::trials()).collect()
}

fn merge_requests() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let head = scene.request("promote/qa/1.5.0").status(201).json["sha"].clone();
    scene.mara.send("PUT", "/projects/eurodat%2Fiac/merge_requests/1", &json!({ "labels": "qa,new" })).status(200);
    scene.gitlab.approve(PROJECT, 1, "otto");
    let pipeline = scene.gitlab.pipeline(PROJECT, NewPipeline::of("promote/qa/1.5.0").status("running"));
    let query = "query($path: ID!, $branch: [String!]) { project(fullPath: $path) { mergeRequests(state: opened, \
                 sourceBranches: $branch, targetBranches: [\"main\"]) { nodes { iid state title draft webUrl sourceBranch \
                 targetBranch diffHeadSha squash labels { nodes { title } } approvedBy { nodes { username } } \
                 sourceProject { fullPath } headPipeline { status path } detailedMergeStatus mergedAt \
                 author { username __typename } } } } }";
    let variables = json!({ "path": "EuroDaT/IaC", "branch": ["promote/qa/1.5.0"] });
    let ask = || one(&data(&scene.mara, query, &variables)["project"]["mergeRequests"]);
    let expected = json!({
        "iid": "1", "state": "opened", "title": "promote: promote/qa/1.5.0", "draft": false, "squash": false,
        "webUrl": format!("{}/eurodat/iac/-/merge_requests/1", scene.gitlab.base()),
        "sourceBranch": "promote/qa/1.5.0", "targetBranch": "main", "diffHeadSha": head,
        "labels": { "nodes": [{ "title": "new" }, { "title": "qa" }] },
        "approvedBy": { "nodes": [{ "username": "otto" }] }, "sourceProject": { "fullPath": "eurodat/iac" },
        "headPipeline": { "status": "RUNNING", "path": format!("/eurodat/iac/-/pipelines/{pipeline}") },
        "detailedMergeStatus": "CHECKING", "mergedAt": null,
        "author": { "username": "mara", "__typename": "MergeRequestAuthor" },
    });
    assert_eq!(ask(), expected);
    assert_eq!(ask()["detailedMergeStatus"], "MERGEABLE");
    scene.push(&["--delete", "promote/qa/1.5.0"]).ok();
    assert_eq!(data(&scene.mara, query, &variables)["project"]["mergeRequests"], json!({ "nodes": [] }));
}

fn product() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.otto.send("POST", "/projects/eurodat%2Fiac/repository/tags", &json!({ "tag_name": "v1", "ref": "main" }));
    scene.gitlab.pipeline(PROJECT, NewPipeline::of("v1").status("failed"));
    scene.gitlab.pipeline(PROJECT, NewPipeline::of("v1"));
    scene.gitlab.pipeline(PROJECT, NewPipeline::of("main"));
    scene.gitlab.release(PROJECT, NewRelease::of("v1"));
    let query = "query($path: ID!) { project(fullPath: $path) { a: pipelines(ref: \"v1\", first: 5) { nodes { iid status } } \
                 b: pipelines(ref: \"v1\", status: FAILED) { count } c: release(tagName: \"v1\") { tagName upcomingRelease } \
                 d: release(tagName: \"v2\") { name } releases { nodes { tagName } } } }";
    let expected = json!({
        "a": { "nodes": [{ "iid": "2", "status": "SUCCESS" }, { "iid": "1", "status": "FAILED" }] }, "b": { "count": 1 },
        "c": { "tagName": "v1", "upcomingRelease": false }, "d": null, "releases": { "nodes": [{ "tagName": "v1" }] },
    });
    assert_eq!(data(&scene.mara, query, &json!({ "path": PROJECT }))["project"], expected);
}

fn filters() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for branch in ["a", "b", "c"] {
        scene.request(branch);
    }
    scene.gitlab.close(PROJECT, 2, "mara");
    let asks = [
        ("", "cba"),
        ("state: opened", "ca"),
        ("state: closed", "b"),
        ("state: all, sort: CREATED_ASC", "abc"),
        ("sourceBranches: [\"a\", \"b\"]", "ba"),
        ("sourceBranches: []", ""),
        ("targetBranches: [\"prod\"]", ""),
        ("iids: [\"3\"]", "c"),
        ("draft: true", ""),
        ("authorUsername: \"otto\"", ""),
    ];
    for (arguments, expected) in asks {
        let brackets = if arguments.is_empty() { String::new() } else { format!("({arguments})") };
        let query = format!(
            "{{ project(fullPath: \"eurodat/iac\") {{ mergeRequests{brackets} {{ nodes {{ sourceBranch }} }} }} }}"
        );
        let found = data(&scene.mara, &query, &json!({}));
        let nodes = found["project"]["mergeRequests"]["nodes"].as_array().unwrap().clone();
        let branches: String = nodes.iter().filter_map(|node| node["sourceBranch"].as_str()).collect();
        assert_eq!(branches, expected, "{arguments}");
    }
}

fn pages() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for branch in ["a", "b", "c"] {
        scene.request(branch);
    }
    let query = "query($first: Int, $last: Int, $after: String) { project(fullPath: \"eurodat/iac\") { mergeRequests(\
                 first: $first, last: $last, after: $after) { pageInfo { hasNextPage hasPreviousPage endCursor } \
                 nodes { iid } } } }";
    let ask = |variables: Value| data(&scene.mara, query, &variables)["project"]["mergeRequests"].clone();
    let first = ask(json!({ "first": 2 }));
    assert_eq!(first["nodes"], json!([{ "iid": "3" }, { "iid": "2" }]));
    assert_eq!(
        (&first["pageInfo"]["hasNextPage"], &first["pageInfo"]["hasPreviousPage"]),
        (&true.into(), &false.into())
    );
    let second = ask(json!({ "first": 2, "after": first["pageInfo"]["endCursor"] }));
    assert_eq!(second["nodes"], json!([{ "iid": "1" }]));
    assert_eq!(second["pageInfo"]["hasNextPage"], false);
    assert_eq!(ask(json!({ "last": 1 }))["nodes"], json!([{ "iid": "1" }]));
    assert_eq!(faults(&scene.mara, query, &json!({ "after": "x" })), ["Please provide a valid cursor"]);
    let both = faults(&scene.mara, query, &json!({ "first": 1, "last": 1 }));
    assert_eq!(both, ["Can only provide either `first` or `last`, not both"]);
}

fn hundred() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    scene.gitlab.edit_request(PROJECT, 1, |request| {
        request.labels = (0..120).map(|number| format!("{number:03}")).collect();
    });
    let query = "{ project(fullPath: \"eurodat/iac\") { mergeRequest(iid: \"1\") { labels(first: 200) { count \
                 pageInfo { hasNextPage } nodes { title } } } } }";
    let labels = data(&scene.mara, query, &json!({}))["project"]["mergeRequest"]["labels"].clone();
    assert_eq!(labels["nodes"].as_array().map(Vec::len), Some(100));
    assert_eq!((&labels["count"], &labels["pageInfo"]["hasNextPage"]), (&120.into(), &true.into()));
}

fn ask(who: &Asker, query: &str, variables: &Value) -> Answer {
    let graphql = Asker { root: "/api".into(), ..who.clone() };
    graphql.send("POST", "/graphql", &json!({ "query": query, "variables": variables }))
}

/// What a query that has no fault finds.
fn data(who: &Asker, query: &str, variables: &Value) -> Value {
    let answer = ask(who, query, variables).status(200).json;
    assert_eq!(answer["errors"], Value::Null, "{query}");
    answer["data"].clone()
}

/// The messages of what is wrong with a query.
fn faults(who: &Asker, query: &str, variables: &Value) -> Vec<String> {
    let answer = ask(who, query, variables).status(200).json;
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().filter_map(|error| error["message"].as_str().map(str::to_owned)).collect()
}

fn one(list: &Value) -> Value {
    assert_eq!(list["nodes"].as_array().map(Vec::len), Some(1), "{list}");
    list["nodes"][0].clone()
}
