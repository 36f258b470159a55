//! Queries and tokens that GitLab refuses.

use libtest_mimic::Trial;
use serde_json::json;

use super::{ask, data, faults};
use crate::suite::gitlab_server::scene::{PROJECT, Scene, asker};
use crate::support::gitlab::state::{Role, Scope};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab_graphql::refuses_what_the_schema_lacks", unknown),
        trial("gitlab_graphql::refuses_variables_that_do_not_fit", variables),
        trial("gitlab_graphql::counts_complexity_and_depth", limits),
        trial("gitlab_graphql::tokens_and_what_they_open", tokens),
    ]
}

fn unknown() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let fields = "{ project(fullPath: \"a/b\") { mergeRequest(iid: \"1\") { approvalsLeft approvalsRequired } } }";
    let expected =
        ["approvalsLeft", "approvalsRequired"].map(|f| format!("Field '{f}' doesn't exist on type 'MergeRequest'"));
    assert_eq!(faults(&scene.mara, fields, &json!({})), expected);
    let argument = "{ project(fullPath: \"a/b\") { mergeRequests(branch: \"a\") { nodes { iid } } } }";
    let expected = "Field 'mergeRequests' doesn't accept argument 'branch'";
    assert_eq!(faults(&scene.mara, argument, &json!({})), [expected]);
    for query in [
        "{ project(fullPath: \"a/b\") { mergeRequests(state: OPENED) { nodes { iid } } } }",
        "{ project(fullPath: \"a/b\") { mergeRequest(iid: 1) { iid } } }",
        "{ project { id } }",
        "{ project(fullPath: \"a/b\") { id }",
        "mutation { mergeRequestUpdate { errors } }",
        "",
    ] {
        assert_eq!(faults(&scene.mara, query, &json!({})).len(), 1, "{query}");
    }
}

fn variables() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let query = "query($path: ID!, $state: MergeRequestState) { project(fullPath: $path) { mergeRequests(state: $state) { count } } }";
    for variables in
        [json!({}), json!({ "path": null }), json!({ "path": "a/b", "state": "open" }), json!({ "path": [] })]
    {
        assert_eq!(faults(&scene.mara, query, &variables).len(), 1, "{variables}");
    }
    let mistyped = "query($path: String!) { project(fullPath: $path) { id } }";
    assert_eq!(faults(&scene.mara, mistyped, &json!({ "path": "a/b" })).len(), 1);
    ask(&scene.mara, query, &json!([1])).status(422);
}

fn limits() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    // Each pair counts 14: a list of pipelines (4 fields, the list, 1 and 2 for the ref, 5 %) 8, a release 6.
    let pairs = |count: usize| {
        let pair = |at| {
            format!(
                "p{at}: pipelines(ref: \"v{at}\", first: 5) {{ nodes {{ iid status sha path }} }} \
                 r{at}: release(tagName: \"v{at}\") {{ tagName name description releasedAt }} "
            )
        };
        format!("{{ project(fullPath: \"eurodat/iac\") {{ {} }} }}", (0..count).map(pair).collect::<String>())
    };
    assert_eq!(faults(&scene.mara, &pairs(19), &json!({})).len(), 0);
    let expected = "Query has complexity of 261, which exceeds max complexity of 250";
    assert_eq!(faults(&scene.mara, &pairs(20), &json!({})), [expected]);
    let nobody = asker(&scene.gitlab, "");
    assert_eq!(
        faults(&nobody, &pairs(16), &json!({})),
        ["Query has complexity of 209, which exceeds max complexity of 200"]
    );
    scene.gitlab.forgive();
    let deep = |levels: usize| {
        let inner = (0..levels)
            .fold("id".to_owned(), |inner, _| format!("mergeRequest(iid: \"1\") {{ project {{ {inner} }} }}"));
        format!("{{ project(fullPath: \"eurodat/iac\") {{ {inner} }} }}")
    };
    assert_eq!(faults(&scene.mara, &deep(9), &json!({})).len(), 0);
    let expected = "Query has depth of 22, which exceeds max depth of 20";
    assert_eq!(faults(&scene.mara, &deep(10), &json!({})), [expected]);
    let long = format!("{{ currentUser {{ id }} }} #{}", "x".repeat(10_000));
    assert_eq!(
        ask(&scene.mara, &long, &json!({})).status(422).json,
        json!({ "errors": [{ "message": "Query too large" }] })
    );
}

fn tokens() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    let query = "{ currentUser { username } project(fullPath: \"eurodat/iac\") { mergeRequests { count } } }";
    let reads = asker(&scene.gitlab, &scene.gitlab.token("mara", &[Scope::ReadApi]));
    let seen = json!({ "currentUser": { "username": "mara" }, "project": { "mergeRequests": { "count": 1 } } });
    assert_eq!(data(&reads, query, &json!({})), seen);
    let poor = scene.gitlab.token("mara", &[Scope::ReadRepository, Scope::WriteRepository]);
    for token in [poor, scene.gitlab.job_token(PROJECT, "mara"), "glpat-unknown".into()] {
        let refused = ask(&asker(&scene.gitlab, &token), query, &json!({})).status(401).json;
        assert_eq!(refused, json!({ "errors": [{ "message": "Invalid token" }] }));
    }
    scene.gitlab.user("eve", "Eve");
    let eve = asker(&scene.gitlab, &scene.gitlab.token("eve", &[Scope::Api]));
    assert_eq!(data(&eve, query, &json!({})), json!({ "currentUser": { "username": "eve" }, "project": null }));
    scene.gitlab.member(PROJECT, "eve", Role::Guest);
    assert_eq!(data(&eve, query, &json!({}))["project"], json!({ "mergeRequests": { "count": 0 } }));
    let nobody = asker(&scene.gitlab, "");
    assert_eq!(data(&nobody, query, &json!({})), json!({ "currentUser": null, "project": null }));
    let users = "{ users(usernames: [\"Mara\"]) { nodes { username } } }";
    assert_eq!(data(&nobody, users, &json!({})), json!({ "users": { "nodes": [{ "username": "mara" }] } }));
    assert_eq!(faults(&nobody, "{ users { nodes { username } } }", &json!({})).len(), 1);
    scene.gitlab.forgive();
}
