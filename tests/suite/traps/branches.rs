//! Branches that are somebody's, or that stand where ours would.

use libtest_mimic::Trial;

use super::{BRANCH, QA, push_by_hand};
use crate::suite::promote::{assert_promotes, promote};
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("traps::checked_out_elsewhere", checked_out_elsewhere),
        trial("traps::a_mode_beside_the_release", a_mode_beside_the_release),
        trial("traps::a_mode_of_the_values_file", a_mode_of_the_values_file),
        trial("traps::newer_but_forbidden", newer_but_forbidden),
        trial("traps::a_tag_called_main", a_tag_called_main),
        trial("traps::squashed_and_made_way", squashed_and_made_way),
        trial("traps::every_environment_is_the_stage", every_environment_is_the_stage),
    ]
}

/// A branch that another work tree stands on isn't moved under it.
fn checked_out_elsewhere() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).arg("--no-push").run().ok();
    sandbox.git(&iac.clone).args(["worktree", "add", "-q", "../linked", BRANCH]).run().ok();
    iac.set(&["qa-gcp"], "1.4.3");
    let linked = sandbox.path("linked");
    let tip = || sandbox.git(&iac.clone).args(["rev-parse", BRANCH]).run().text();
    let before = tip();
    promote(sandbox.eurodat(&iac.clone)).arg("--no-push").run().exit(1).says("checked out");
    promote(sandbox.eurodat(&linked)).arg("--no-push").run().exit(1).says("checked out");
    assert_eq!(tip(), before);
    assert_eq!(sandbox.git(&linked).args(["status", "--porcelain"]).run().text(), "");
    // With nobody on it, it moves.
    sandbox.git(&linked).args(["switch", "-q", "--detach"]).run().ok();
    promote(sandbox.eurodat(&iac.clone)).arg("--no-push").run().ok();
    assert_ne!(tip(), before);
}

fn a_mode_beside_the_release() {
    executable_too("README.md");
}

fn a_mode_of_the_values_file() {
    executable_too(&values_file("qa-gcp"));
}

/// A branch that also makes a file executable isn't ours: it is neither moved nor deleted.
#[track_caller]
fn executable_too(file: &str) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    push_by_hand(&iac, BRANCH, (&QA, "1.5.0"), Some(file));
    let theirs = iac.tip(BRANCH);
    promote(sandbox.eurodat(&iac.clone)).run().exit(1).says("holds more than the promotion of qa to 1.5.0");
    let newer = sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok();
    newer.says("warning").says("promote/qa/1.5.0 holds more than a promotion of qa, and stays");
    assert_eq!(iac.tip(BRANCH), theirs);
    assert_promotes(&iac, "promote/qa/1.6.0", &QA, "1.6.0");
}

/// A newer release that no rule would let through stands in nobody's way.
fn newer_but_forbidden() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let prod = ["prod-azure", "prod-gcp"];
    push_by_hand(&iac, "promote/prod/3.0.0", (&prod, "3.0.0"), None);
    let theirs = iac.tip("promote/prod/3.0.0");
    sandbox.eurodat(&iac.clone).args(["promote", "prod"]).run().ok();
    assert_promotes(&iac, "promote/prod/1.4.2", &prod, "1.4.2");
    assert_eq!(iac.tip("promote/prod/3.0.0"), theirs);
}

/// Without a remote the branch counts, not a tag of the same name.
fn a_tag_called_main() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let git = |arguments: &[&str]| sandbox.git(&iac.clone).args(arguments).run().text();
    git(&["tag", "main", "HEAD~2"]);
    git(&["remote", "remove", "origin"]);
    let main = git(&["rev-parse", "refs/heads/main"]);
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(status.document["commit"], main);
    assert_eq!(status.release("qa-gcp"), "1.4.2");
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_eq!(git(&["rev-parse", "refs/heads/promote/qa/1.5.0^"]), main);
}

/// A promotion that was squash-merged is done; once it made way for a hotfix, the branch that was kept proposes nothing.
fn squashed_and_made_way() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    let first = iac.tip(BRANCH);
    iac.set(&QA, "1.5.0");
    iac.set(&QA, "1.4.3");
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&iac, BRANCH, &QA, "1.5.0");
    let second = iac.tip(BRANCH);
    assert_ne!(second, first);
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("already");
    // Main goes on, and the promotion still waits.
    iac.write("README.md", "# Changed\n");
    iac.commit("docs: no release moves");
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("already");
    assert_eq!(iac.tip(BRANCH), second);
}

/// Whoever names all environments means the stage: one promotion, one branch.
fn every_environment_is_the_stage() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).args(["-e", "qa-gcp", "-e", "qa-azure"]).run().ok();
    assert_eq!(iac.branches(), ["main", BRANCH]);
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("already");
}
