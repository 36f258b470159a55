//! The document that requests to GitLab are held to: it complains of what GitLab would refuse, and of nothing else.

use libtest_mimic::Trial;

use crate::support::gitlab::document::{Api, Request, complaints};
use crate::support::tool::trial_with_gitlab_document as trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab_document::is_read_whole", whole),
        trial("gitlab_document::lists_may_come_in_every_form", lists),
        trial("gitlab_document::complains_of_paths_and_methods", paths),
        trial("gitlab_document::complains_of_queries", queries),
        trial("gitlab_document::complains_of_json_bodies", json),
        trial("gitlab_document::complains_of_forms", forms),
        trial("gitlab_document::complains_of_a_missing_token", token),
        trial("gitlab_document::says_nothing_of_what_it_lacks", lacking),
    ]
}

const GET: Request =
    Request { method: "GET", path: LIST, query: "", token: Some("Bearer x"), content_type: None, body: b"" };

const LIST: &str = "/api/v4/projects/eurodat%2Fiac/merge_requests";
const ONE: &str = "/api/v4/projects/17/merge_requests/4";

fn whole(api: &Api) {
    // The package registries' paths with wildcards are left out.
    assert!(api.len() > 750, "{} paths", api.len());
    for path in ["/api/v4/projects/1", "/api/v4/projects/a%2Fb%2Fc/repository/tags/v1.0.0", LIST, ONE] {
        hold(api, Request { path, ..GET }, &[]);
    }
}

fn lists(api: &Api) {
    for query in
        ["iids[]=1&iids[]=2", "iids%5B%5D=1", "iids=1,2", "labels=a,b&not[labels]=c", "state=opened&per_page=100"]
    {
        hold(api, Request { query, ..GET }, &[]);
    }
    for body in [r#"{"labels":["a","b"]}"#, r#"{"labels":"a,b"}"#, r#"{"reviewer_ids":[1,2]}"#, r#"{"labels":""}"#] {
        hold(api, put(body), &[]);
    }
    for body in ["labels[]=a&labels[]=b", "labels=a,b", "reviewer_ids%5B%5D=1", "reviewer_ids=", "squash=false"] {
        hold(api, form(body), &[]);
    }
}

fn paths(api: &Api) {
    hold(api, Request { path: "/api/v4/projects/1/merge_request", ..GET }, &["the document knows no such path"]);
    hold(api, Request { path: "/api/v4/projects/a/b/merge_requests", ..GET }, &["the document knows no such path"]);
    hold(api, Request { path: "/api/v4/projects//merge_requests", ..GET }, &["the document knows no such path"]);
    hold(api, Request { method: "DELETE", ..GET }, &["the document knows no such method here"]);
    let path = "/api/v4/projects/1/merge_requests/!4";
    hold(api, Request { path, ..GET }, &[r#"merge_request_iid is no int32: "!4""#]);
}

fn queries(api: &Api) {
    hold(api, Request { query: "stat=opened", ..GET }, &["stat is unknown"]);
    hold(api, Request { query: "page=one", ..GET }, &[r#"page is no int32: "one""#]);
    hold(api, Request { query: "iids[]=1&iids[]=!2", ..GET }, &[r#"iids[1] is no int32: "!2""#]);
    hold(api, Request { query: "sort=up", ..GET }, &[r#"sort is none of ["asc","desc"]: "up""#]);
    hold(api, Request { query: "created_after=yesterday", ..GET }, &[r#"created_after is no date-time: "yesterday""#]);
    hold(
        api,
        Request { query: "with_labels_details=maybe", ..GET },
        &[r#"with_labels_details is no boolean: "maybe""#],
    );
    let path = "/api/v4/projects/1/search";
    hold(api, Request { path, query: "search=x", ..GET }, &["scope is missing"]);
}

fn json(api: &Api) {
    hold(api, put(r#"{"titel":"x"}"#), &["titel is unknown"]);
    hold(api, put(r#"{"title":1,"squash":"no"}"#), &[r#"squash is no boolean: "no""#, "title is no string: 1"]);
    hold(api, put(r#"{"state_event":"shut"}"#), &[r#"state_event is none of ["close","reopen"]: "shut""#]);
    hold(api, put(r#"{"reviewer_ids":["1"]}"#), &[r#"reviewer_ids is nothing that it may be: ["1"]"#]);
    hold(api, put(r#"["title"]"#), &["the body is no mapping"]);
    hold(api, put("{"), &["the body is no mapping"]);
    let body = br#"{"source_branch":"a","title":"b"}"#;
    hold(api, Request { method: "POST", path: LIST, body, ..put("") }, &["target_branch is missing"]);
    hold(api, Request { method: "POST", query: "target_branch=c", path: LIST, body, ..put("") }, &[]);
    hold(
        api,
        Request { content_type: Some("text/plain"), ..put("x") },
        &[r#"it takes no body of this kind: "text/plain""#],
    );
}

fn forms(api: &Api) {
    hold(api, form("titel=x"), &["titel is unknown"]);
    hold(api, form("milestone_id=x"), &[r#"milestone_id is no int32: "x""#]);
    let releases = Request { method: "POST", path: "/api/v4/projects/1/releases", ..form("") };
    let links = |body| Request { body, ..releases };
    let whole =
        b"tag_name=v1&assets[links][][name]=a&assets[links][][url]=b&assets[links][][name]=c&assets[links][][url]=d";
    hold(api, links(whole), &[]);
    hold(api, links(b"tag_name=v1&assets[links][][name]=a"), &["url is missing"]);
    hold(api, links(b"assets[link]=a"), &["assets.link is unknown", "tag_name is missing"]);
}

fn token(api: &Api) {
    hold(api, Request { token: None, ..GET }, &["it carries no token"]);
}

fn lacking(api: &Api) {
    for path in ["/api/v4/user", "/api/v4/projects/a%2Fb/merge_requests/1/notes", "/api/graphql"] {
        assert!(api.find(path).is_none(), "the document has {path} by now: it needs no exception any more");
        hold(api, Request { path, ..GET }, &[]);
    }
}

fn put(body: &str) -> Request<'_> {
    Request { method: "PUT", path: ONE, content_type: Some("application/json"), body: body.as_bytes(), ..GET }
}

fn form(body: &str) -> Request<'_> {
    Request { content_type: Some("application/x-www-form-urlencoded"), ..put(body) }
}

/// The complaints about a request, without what all begin with.
fn hold(api: &Api, request: Request, expected: &[&str]) {
    let said = complaints(api, &request);
    let start = format!("{} {}: ", request.method, request.path);
    let said: Vec<&str> = said.iter().map(|line| line.strip_prefix(&start).expect("it says of what")).collect();
    assert_eq!(said, expected, "{request:?}");
}
