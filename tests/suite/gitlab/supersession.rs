//! One living promotion for a stage, and what is said of those that should go no further.

use libtest_mimic::Trial;

use super::scene::{BRANCH, IAC, Scene};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of it.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab::an_older_request_is_closed_with_a_link", closed_with_a_link),
        trial("gitlab::protected_branches_stay_and_their_requests_close", protected),
        trial("gitlab::a_newer_request_wins", newer_wins),
        trial("gitlab::a_rejected_release_is_flagged_once", rejected),
        trial("gitlab::a_rollback_in_the_stage_before_is_flagged", rolled_back),
        trial("gitlab::a_branch_of_a_fork_is_not_ours", branch_of_a_fork),
        trial("gitlab::what_people_wrote_in_the_description_stays", people_wrote),
    ]
}

fn closed_with_a_link() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.release("1.6.0");
    scene.eurodat(&["promote", "qa"]).run().ok().says("closed !1").says("deleted the older promotion");
    assert_eq!(
        scene.gitlab.overview(IAC),
        [format!("!1 closed {BRANCH} -> main"), "!2 opened promote/qa/1.6.0 -> main".to_owned()]
    );
    let old = scene.description(1);
    assert!(old.starts_with(&format!("Superseded by [!2]({})", scene.page(2))), "no link in {old}");
    let new = scene.description(2);
    assert!(new.contains(&format!("Supersedes release `1.5.0`: [!1]({})", scene.page(1))), "no link in {new}");
}

/// Where nobody may delete `promote/*`, the promotion goes through, and the API closes the rest.
fn protected() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.gitlab.protect(IAC, "promote/*", (Some(crate::support::gitlab::state::Role::Developer), None));
    scene.release("1.6.0");
    scene.eurodat(&["promote", "qa"]).run().ok().says("closed !1").says("the server keeps the older branch");
    assert_eq!(
        scene.gitlab.overview(IAC),
        [format!("!1 closed {BRANCH} -> main"), "!2 opened promote/qa/1.6.0 -> main".to_owned()]
    );
    // Nothing is left to be done, and nobody is bothered again.
    let again = scene.eurodat(&["promote", "qa"]).run().ok();
    assert!(!again.stderr.contains("warning"), "{}", again.transcript());
}

fn newer_wins() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.release("1.6.0");
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.eurodat(&["promote", "qa", "--release", "1.5.0"]).run().exit(1).says("superseded");
    assert_eq!(scene.gitlab.overview(IAC), ["!1 opened promote/qa/1.6.0 -> main"]);
}

fn notes(scene: &Scene<'_>, iid: u64) -> Vec<String> {
    scene.gitlab.notes(IAC, iid)
}

fn rejected() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.release("1.6.0");
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.eurodat(&["reject", "1.6.0", "--reason", "loses contracts"]).run().ok();
    scene.iac.commit("chore: reject 1.6.0");
    for _ in 0..2 {
        scene.eurodat(&["promote", "qa", "--release", "1.5.0"]).run().ok();
        let [note] = notes(&scene, 1).try_into().expect("one comment");
        assert!(note.contains("loses contracts"), "{note}");
    }
    scene.iac.write(".eurodat.toml", "[product]\nproject = \"eurodat/trustee-platform\"\n");
    scene.iac.commit("chore: 1.6.0 is fine after all");
    scene.eurodat(&["promote", "qa-int", "--release", "1.4.2"]).run().ok();
    let [note] = notes(&scene, 1).try_into().expect("one comment");
    assert!(note.contains("no longer") || note.contains("any longer"), "{note}");
}

fn rolled_back() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.iac.set(&["qa-gcp", "qa-azure"], "1.5.0");
    scene.eurodat(&["promote", "qa-int"]).run().ok();
    scene.iac.set(&["qa-gcp", "qa-azure"], "1.4.2");
    scene.eurodat(&["promote", "qa-int"]).run().ok().says("runs 1.4.2 already").says("told !1");
    let [note] = notes(&scene, 1).try_into().expect("one comment");
    assert!(note.contains("1.5.0") && note.contains("rolled back"), "{note}");
}

/// Anybody can make a fork with a branch of our name.
fn branch_of_a_fork() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--bare", "iac.git", "fork.git"]).run().ok();
    scene.gitlab.user("eve", "Eve");
    scene.gitlab.fork(IAC, "eve/iac", &sandbox.path("fork.git"));
    scene.gitlab.member("eve/iac", "eve", crate::support::gitlab::state::Role::Maintainer);
    let tip = scene.iac.tip("main");
    sandbox.git(&sandbox.path("fork.git")).args(["branch", BRANCH, &tip]).run().ok();
    scene.gitlab.open_from(IAC, ("eve/iac", "eve"), (BRANCH, "main"));
    scene.eurodat(&["promote", "qa"]).run().ok().says(&scene.page(2));
    assert_eq!(scene.gitlab.overview(IAC).len(), 2);
}

fn people_wrote() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.gitlab.edit_request(IAC, 1, |request| request.description.push_str("\nI tried it, looks good.\n"));
    scene.iac.write("README.md", "# Something else\n");
    scene.iac.set(&["qa-azure"], "1.4.1");
    scene.eurodat(&["promote", "qa"]).run().ok().says("brought the description of !1 up to date");
    let text = scene.description(1);
    assert!(text.contains("I tried it, looks good.") && text.contains("1.4.1"), "{text}");
}
