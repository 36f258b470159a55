//! What a hostile reviewer found.

use libtest_mimic::Trial;

use super::scene::{BRANCH, IAC, PRODUCT, Scene};
use crate::support::gitlab::state::Scope;
use crate::support::gitlab::{Fault, NewRelease, Plan};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of it.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab::what_can_not_be_opened_supersedes_nothing", supersedes_nothing),
        trial("gitlab::letters_of_a_path_may_be_of_any_case", any_case),
        trial("gitlab::many_upcoming_releases_hide_none_that_is_out", many_upcoming),
        trial("gitlab::a_comment_that_fails_is_a_warning", failing_comment),
        trial("gitlab::a_job_token_keeps_nobody_from_looking", job_token_looks),
        trial("gitlab::a_reopened_request_knew_this_commit", reopened),
    ]
}

/// The token may push and look, and not open merge requests: the older, approved one stays.
fn supersedes_nothing() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.release("1.6.0");
    let weak = scene.gitlab.token("mara", &[Scope::ReadApi, Scope::WriteRepository]);
    let refused = scene.sandbox.eurodat(&scene.iac.clone).args(["promote", "qa"]).env("EURODAT_TOKEN", &weak).run();
    refused.exit(3).says("needs the scope api");
    assert_eq!(scene.gitlab.overview(IAC), [format!("!1 opened {BRANCH} -> main")]);
    scene.eurodat(&["promote", "qa"]).run().ok().says("closed !1");
}

fn any_case() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let odd = scene.gitlab.url("EuroDaT/IaC");
    sandbox.git(&scene.iac.clone).args(["remote", "set-url", "origin", &odd]).run().ok();
    for _ in 0..2 {
        scene.eurodat(&["promote", "qa"]).run().ok().says(&scene.page(1));
    }
    assert_eq!(scene.gitlab.overview(IAC), [format!("!1 opened {BRANCH} -> main")]);
}

fn many_upcoming() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for release in ["1.6.0", "1.7.0", "1.8.0", "1.9.0", "2.0.0"] {
        scene.product.release(release);
        let due = "2100-01-01T00:00:00Z".parse().unwrap();
        scene.gitlab.release(PRODUCT, NewRelease::of(release).released_at(due));
    }
    scene.eurodat(&["promote", "qa"]).run().ok().says(BRANCH);
}

fn failing_comment() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.release("1.6.0");
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.eurodat(&["reject", "1.6.0", "--reason", "loses contracts"]).run().ok();
    scene.iac.commit("chore: reject 1.6.0");
    scene.gitlab.fail(Plan::every(1, &[Fault::EchoToken]).on("/notes"));
    scene.eurodat(&["promote", "qa", "--release", "1.5.0"]).run().ok().says(&scene.page(2)).says("warning");
}

fn job_token_looks() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let job = scene.gitlab.job_token(IAC, "mara");
    scene.sandbox.eurodat(&scene.iac.clone).args(["status", "--fetch"]).env("EURODAT_TOKEN", &job).run().ok();
}

/// The branch was deleted, the merge request closed, and the same promoted again: that is a new one.
fn reopened() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.sandbox.git(&scene.iac.clone).args(["push", "-q", "origin", "--delete", BRANCH]).run().ok();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    scene.eurodat(&["promote", "qa"]).run().ok().says(&scene.page(2));
    let expected = [format!("!1 closed {BRANCH} -> main"), format!("!2 opened {BRANCH} -> main")];
    assert_eq!(scene.gitlab.overview(IAC), expected);
}
