//! Quick actions, notes, and the limits of texts.

use libtest_mimic::Trial;
use serde_json::json;

use super::scene::Scene;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab_server::quick_actions_run", quick_actions_run),
        trial("gitlab_server::quick_actions_in_code_do_not", quick_actions_in_code_do_not),
        trial("gitlab_server::texts_have_limits", texts_have_limits),
        trial("gitlab_server::notes", notes),
    ]
}

const REQUEST: &str = "/projects/eurodat%2Fiac/merge_requests/1";

fn quick_actions_run() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    let texts =
        ["Hello\n/merge\nthere", "/Approve", "x\r\n/label ~\"a b\"\r\n", "- item\n/close\n", "`open\n\n/assign @me"];
    for text in texts {
        scene.mara.send("PUT", REQUEST, &json!({ "description": text })).status(200);
    }
    scene.mara.send("POST", &format!("{REQUEST}/notes"), &json!({ "body": "/merge" })).status(202);
    let ran = scene.gitlab.executed_quick_actions();
    let lines: Vec<&str> = ran.iter().map(|(_, line)| line.as_str()).collect();
    assert_eq!(lines, ["/merge", "/Approve", "/label ~\"a b\"", "/close", "/assign @me", "/merge"]);
    assert_eq!(ran[0].0, "eurodat/iac!1");
}

fn quick_actions_in_code_do_not() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    let texts = [
        "```\n/merge\n```",
        "~~~~text\n```\n/merge\n~~~~",
        "> quote\n> /merge",
        "\\/merge",
        " /merge",
        "say `\n/merge\n` now",
        ">>>\n/merge\n>>>",
        "<details>\n/merge\n</details>",
        "/merges\n/etc/passwd\nand /merge",
    ];
    for text in texts {
        let kept = scene.mara.send("PUT", REQUEST, &json!({ "description": text })).status(200).json;
        assert_eq!(kept["description"], text);
    }
    assert_eq!(scene.gitlab.executed_quick_actions(), []);
}

fn texts_have_limits() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    let put = |name: &str, length: usize| scene.mara.send("PUT", REQUEST, &json!({ name: "ü".repeat(length) }));
    put("title", 255).status(200);
    let long = put("title", 256).status(400).json;
    assert_eq!(long, json!({ "message": { "title": ["is too long (maximum is 255 characters)"] } }));
    put("description", 1_048_576).status(200);
    put("description", 1_048_577).status(400);
    let note =
        |length: usize| scene.mara.send("POST", &format!("{REQUEST}/notes"), &json!({ "body": "x".repeat(length) }));
    note(1_000_000).status(201);
    note(1_000_001).status(400);
}

fn notes() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.request("a");
    let notes = format!("{REQUEST}/notes");
    for number in 0..3 {
        scene.mara.send("POST", &notes, &json!({ "body": format!("note {number}") })).status(201);
    }
    let page = scene.otto.get(&format!("{notes}?per_page=2&sort=asc")).status(200);
    assert_eq!((page.header("x-total"), page.header("x-next-page")), ("3", "2"));
    let note = format!("{notes}/{}", page.json[0]["id"]);
    let changed = scene.mara.send("PUT", &note, &json!({ "body": "anew" })).status(200).json;
    assert_eq!((&changed["body"], &changed["author"]["username"]), (&"anew".into(), &"mara".into()));
    let second = format!("{notes}/{}", page.json[1]["id"]);
    scene.otto.send("PUT", &second, &json!({ "body": "by a maintainer" })).status(200);
    scene.mara.send("POST", &notes, &json!({})).status(400);
    assert_eq!(scene.mara.get(REQUEST).json["user_notes_count"], 3);
}
