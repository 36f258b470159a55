//! Remotes and branches that aren't there, or not where one expects them.

use libtest_mimic::Trial;

use super::{assert_promotion, assert_usual};
use crate::suite::promote::{assert_promotes, promote};
use crate::support::iac::{Iac, values_file, write};
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;
use crate::support::values::values;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("repositories::empty_remote", empty_remote),
        trial("repositories::unborn_without_a_remote", unborn_without_a_remote),
        trial("repositories::no_remote", no_remote),
        trial("repositories::detached_head", detached_head),
        trial("repositories::unborn_head", unborn_head),
        trial("repositories::remote_head_names_no_branch", remote_head_names_no_branch),
        trial("repositories::remote_without_a_usual_branch", remote_without_a_usual_branch),
        trial("repositories::never_fetched", never_fetched),
        trial("repositories::several_remotes", several_remotes),
        trial("repositories::no_values_files", no_values_files),
    ]
}

fn clone_of_an_empty_remote(sandbox: &Sandbox) {
    for arguments in [&["init", "-q", "--bare", "iac.git"][..], &["clone", "-q", "iac.git", "iac"]] {
        sandbox.git(&sandbox.path("")).args(arguments).run().ok();
    }
}

fn empty_remote() {
    let sandbox = Sandbox::new();
    clone_of_an_empty_remote(&sandbox);
    let run = || sandbox.eurodat(&sandbox.path("iac"));
    run().arg("status").run().exit(2).says("never fetched");
    run().args(["status", "--fetch"]).run().exit(2).says("origin has no branch yet");
    promote(run()).run().exit(2).says("origin has no branch yet");
}

fn unborn_without_a_remote() {
    let sandbox = Sandbox::new();
    sandbox.git(&sandbox.path("")).args(["init", "-q", "alone"]).run().ok();
    let run = || sandbox.eurodat(&sandbox.path("alone"));
    run().arg("status").run().exit(2).says("no commit yet");
    promote(run()).run().exit(2).says("no commit yet");
}

/// What is judged is the branch that the user is on, and the promotion stays here.
fn no_remote() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "remove", "origin"]).run().ok();
    assert_eq!(Status::of(sandbox.eurodat(&iac.clone)).release("qa-gcp"), "1.4.2");
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("in this repository");
    let log = ["log", "-1", "--format=%s %P", "promote/qa/1.5.0"];
    let said = sandbox.git(&iac.clone).args(log).run().text();
    assert_eq!(said, format!("promote(qa): 1.5.0 {}", iac.tip("main")));
}

fn detached_head() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["checkout", "-q", "--detach", "HEAD~2"]).run().ok();
    assert_usual(&iac, &iac.clone);
}

fn unborn_head() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["switch", "-q", "--orphan", "fresh"]).run().ok();
    assert_usual(&iac, &iac.clone);
}

/// As after `git init --bare` with another default branch than the one that was pushed.
fn remote_head_names_no_branch() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.remote).args(["symbolic-ref", "HEAD", "refs/heads/trunk"]).run().ok();
    assert_usual(&iac, &iac.clone);
}

fn remote_without_a_usual_branch() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.remote).args(["branch", "-m", "main", "live"]).run().ok();
    sandbox.git(&iac.remote).args(["symbolic-ref", "HEAD", "refs/heads/gone"]).run().ok();
    promote(sandbox.eurodat(&iac.clone)).run().exit(2).says("which branch is its default");
    sandbox.git(&iac.remote).args(["symbolic-ref", "HEAD", "refs/heads/live"]).run().ok();
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_eq!(iac.branches(), ["live", "promote/qa/1.5.0"]);
}

fn never_fetched() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&sandbox.path("")).args(["init", "-q", "fresh"]).run().ok();
    let fresh = sandbox.path("fresh");
    sandbox.git(&fresh).args(["remote", "add", "origin"]).arg(&iac.remote).run().ok();
    let run = || sandbox.eurodat(&fresh);
    run().arg("status").run().exit(2).says("never fetched").says("git fetch origin");
    assert_eq!(Status::read(run().args(["status", "--fetch", "--format", "json"]).run()).release("qa-gcp"), "1.4.2");
    assert_promotion(&iac, promote(run()));
}

/// None is called origin, and nothing says which one counts.
fn several_remotes() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let git = |arguments: &[&str]| sandbox.git(&iac.clone).args(arguments).run().ok();
    git(&["remote", "rename", "origin", "one"]);
    git(&["remote", "add", "two", "nowhere.git"]);
    git(&["checkout", "-q", "--detach"]);
    let run = || -> Run { sandbox.eurodat(&iac.clone) };
    run().arg("status").run().exit(2).says("one, two").says("remote.pushDefault");
    git(&["config", "remote.pushDefault", "one"]);
    assert_usual(&iac, &iac.clone);
}

fn no_values_files() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[]);
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(status.environments().count(), 0);
    promote(sandbox.eurodat(&iac.clone)).run().exit(2).says("qa has no environments");
    write(&iac.clone.join(values_file("qa-gcp")), &values("qa-gcp", "1.4.2"));
    iac.commit("feat: the first environment");
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&iac, "promote/qa/1.5.0", &["qa-gcp"], "1.5.0");
}
