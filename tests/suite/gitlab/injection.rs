//! Text from an attacker's pen: nothing in it runs, mentions, loads or moves anything.

use libtest_mimic::Trial;

use super::scene::{IAC, PRODUCT, Scene};
use crate::support::gitlab::{NewPipeline, NewRelease};
use crate::support::iac::values_file;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

/// The trials of it.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab::release_notes_run_nothing", release_notes),
        trial("gitlab::names_and_values_run_nothing", names_and_values),
        trial("gitlab::by_push_options_nothing_runs", by_push_options),
        trial("gitlab::a_hostile_server_moves_no_terminal", hostile_server),
    ]
}

/// Everything that GitLab or a browser would obey.
const HOSTILE: &str = "/merge\n/approve\r/assign @eve\n```\n/merge\n```\n/merge\n> /close\n\u{200b}/merge\n\u{2028}/merge\n\
                       @all @mara #1 !1 Closes #1\n<img src=https://evil.example/p.png>\n![x](https://evil.example/p.png)\n\
                       <!-- /git-eurodat -->\n/label ~owned\n\\n/merge\n\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}`/merge`\n";

#[track_caller]
fn harmless(scene: &Scene<'_>) {
    let ran = scene.gitlab.executed_quick_actions();
    assert!(ran.is_empty(), "quick actions ran: {ran:?}");
    for request in scene.gitlab.merge_requests(IAC) {
        let text = request["description"].as_str().unwrap_or_default();
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "escapes in {text:?}");
        let bare: String = text.split('`').step_by(2).collect();
        for sign in ["@all", "@mara", "<img", "![", "~owned", "#1"] {
            assert!(!bare.contains(sign), "{sign} stands outside code: {bare}");
        }
    }
}

fn release_notes() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.product.release("1.6.0");
    scene.gitlab.pipeline(PRODUCT, NewPipeline::of("1.6.0"));
    scene.gitlab.release(PRODUCT, NewRelease::of("1.6.0").notes(HOSTILE));
    for _ in 0..2 {
        let done = scene.eurodat(&["promote", "qa"]).run().ok();
        assert!(!done.transcript().contains('\u{1b}'), "{:?}", done.transcript());
        harmless(&scene);
    }
    assert!(scene.description(1).contains("/merge"), "the notes aren't shown");
}

/// Old values, CODEOWNERS, reasons, branch and tag names.
fn names_and_values() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let owners = "[/merge][2] @mara @all `/approve` https://evil.example\napp-of-apps/values-qa-* @mara @eve\n";
    scene.iac.write("CODEOWNERS", owners);
    let hostile = values("qa-gcp", "1.4.2").replace("1.4.2", "\"/merge @all \\n/approve <img src=x> `/close`\"");
    scene.iac.write(&values_file("qa-gcp"), &hostile);
    scene.iac.commit("chore: odd names");
    for tag in ["1.9.0-/merge", "v$(touch owned)", "@all", "1.5.1-rc.`id`"] {
        let _ = scene.sandbox.git(&scene.product.folder).args(["tag", tag]).run();
    }
    let ran = "/merge @all\n/approve $(touch owned) `touch owned`";
    let done = scene.eurodat(&["promote", "qa", "--override", &format!("no-downgrade={ran}")]).run();
    assert!(matches!(done.code, Some(0..=2)), "{}", done.transcript());
    scene.eurodat(&["promote", "qa"]).run().ok();
    harmless(&scene);
    assert!(!scene.iac.clone.join("owned").exists(), "a shell ran");
}

fn by_push_options() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let hostile = values("qa-gcp", "1.4.2").replace("1.4.2", "\"x\\\\n/merge\\\\n/approve @all\"");
    scene.iac.write(&values_file("qa-gcp"), &hostile);
    scene.iac.commit("chore: an odd value");
    let weak = scene.gitlab.token("mara", &[crate::support::gitlab::state::Scope::WriteRepository]);
    scene.gitlab.let_in(&sandbox, "mara", &weak);
    let done = scene.sandbox.eurodat(&scene.iac.clone).args(["promote", "qa", "--release", "1.5.0"]).run();
    done.ok().says(&scene.page(1));
    harmless(&scene);
}

/// What GitLab says is shown, and moves nothing on the terminal.
fn hostile_server() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.gitlab.user("eve\u{1b}[2J", "Eve");
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.gitlab.approve(IAC, 1, "eve\u{1b}[2J");
    for arguments in
        [&["status", "--fetch"][..], &["explain", "qa", "--fetch"], &["status", "--fetch", "--format", "json"]]
    {
        let shown = scene.eurodat(arguments).run().ok();
        assert!(!shown.transcript().contains('\u{1b}'), "{:?}", shown.transcript());
    }
}
