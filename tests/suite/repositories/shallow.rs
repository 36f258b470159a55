//! Shallow clones: what needs more history is unverified or null, never a wrong answer.

use std::path::PathBuf;

use libtest_mimic::Trial;
use serde_json::Value;

use super::{BRANCH, assert_promotion, assert_status};
use crate::suite::promote::promote;
use crate::support::iac::Iac;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("repositories::shallow_clone", shallow_clone),
        trial("repositories::shallow_clone_made_whole", shallow_clone_made_whole),
        trial("repositories::shallow_clone_of_some_depth", shallow_clone_of_some_depth),
        trial("repositories::skip_in_a_shallow_clone", skip_in_a_shallow_clone),
        trial("repositories::rollback_in_a_shallow_clone", rollback_in_a_shallow_clone),
        trial("repositories::older_promotion_in_a_shallow_clone", older_promotion_in_a_shallow_clone),
    ]
}

fn clone(iac: &Iac<'_>, depth: &str) -> PathBuf {
    let url = format!("file://{}", iac.remote.display());
    let arguments = ["clone", "-q", "--depth", depth, &url, "shallow"];
    iac.sandbox.git(&iac.sandbox.path("")).args(arguments).run().ok();
    iac.sandbox.path("shallow")
}

fn unshallow(iac: &Iac<'_>) {
    iac.sandbox.git(&iac.sandbox.path("shallow")).args(["fetch", "-q", "--unshallow"]).run().ok();
}

/// Checks the usual fleet in a clone of depth 1: what runs is known, since when is not, and nothing is made up.
pub(super) fn assert_unverified(iac: &Iac<'_>, run: &dyn Fn() -> Run) {
    for _ in 0..2 {
        let status = Status::of(run());
        assert_eq!(status.document["complete"], false);
        assert_eq!(status.release("qa-gcp"), "1.4.2");
        for environment in status.environments() {
            assert_eq!([&environment["since"], &environment["commit"]], [&Value::Null; 2], "{environment}");
        }
        assert_eq!(status.environment("qa-int-gcp")["behind"], 0);
        assert_eq!(status.environment("prod-gcp")["behind"], Value::Null);
    }
    run().arg("status").run().ok().says("git fetch --unshallow");
    assert_promotion(iac, promote(run()));
}

fn shallow_clone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let shallow = clone(&iac, "1");
    assert_unverified(&iac, &|| sandbox.eurodat(&shallow));
}

/// What was kept of the cut history doesn't stay.
fn shallow_clone_made_whole() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let shallow = clone(&iac, "1");
    Status::of(sandbox.eurodat(&shallow));
    assert!(shallow.join(".git/eurodat/timeline").is_file(), "the timeline is kept");
    unshallow(&iac);
    assert_status(&iac, &Status::of(sandbox.eurodat(&shallow)));
    assert_promotion(&iac, promote(sandbox.eurodat(&shallow)));
}

/// The last commit, which moved qa-int, is known as such; what came before it is not.
fn shallow_clone_of_some_depth() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let status = Status::of(sandbox.eurodat(&clone(&iac, "2")));
    assert_eq!(status.environment("qa-int-gcp")["commit"], iac.tip("main"));
    assert_eq!(status.environment("qa-gcp")["commit"], Value::Null);
}

/// How a rule stands to a promotion that a dry run shows.
#[track_caller]
fn stands(run: Run, rule: &str) -> String {
    let shown = run.arg("--dry-run").run().ok();
    let line =
        shown.stdout.lines().find(|line| line.contains(rule)).unwrap_or_else(|| panic!("{}", shown.transcript()));
    line.split_whitespace().next().unwrap_or_default().to_owned()
}

/// qa-int-azure never ran 1.4.2: known where the history is whole, and in a shallow clone never taken for a pass.
fn skip_in_a_shallow_clone() {
    let sandbox = Sandbox::new();
    let fleet = [("qa-gcp", "1.4.2"), ("qa-int-gcp", "1.4.1"), ("qa-int-azure", "1.4.1"), ("prod-gcp", "1.4.1")];
    let iac = Iac::with_environments(&sandbox, &fleet);
    iac.set(&["qa-int-gcp"], "1.4.2");
    iac.set(&["qa-int-azure"], "1.4.3");
    let shallow = clone(&iac, "1");
    let promote = || sandbox.eurodat(&shallow).args(["promote", "prod", "--release", "1.4.2"]);
    assert_eq!(stands(promote(), "no-skip"), "unverified");
    promote().arg("--strict").run().exit(1).says("no-skip").says("git fetch --unshallow");
    unshallow(&iac);
    promote().run().exit(1).says("no-skip").says("qa-int-azure");
}

/// Back to what ran there before: a pass with history; without it, nothing is claimed.
fn rollback_in_a_shallow_clone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["qa-gcp"], "1.4.3");
    let shallow = clone(&iac, "1");
    let promote = || sandbox.eurodat(&shallow).args(["promote", "qa", "--release", "1.4.2"]);
    let refused = promote().run().exit(1);
    assert!(!refused.stderr.contains("no-downgrade"), "what isn't known is no failure\n{}", refused.transcript());
    unshallow(&iac);
    promote().run().exit(1).says("a promotion goes up");
}

/// A promotion that was proposed before the shallow clone's history begins: whose commits are below it can't be seen.
fn older_promotion_in_a_shallow_clone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    for round in 0..3 {
        iac.write("notes.txt", &format!("{round}\n"));
        iac.commit("docs: notes");
    }
    let commit = iac.tip(BRANCH);
    let shallow = clone(&iac, "1");
    promote(sandbox.eurodat(&shallow)).run().exit(3).says(BRANCH).says("git fetch --unshallow");
    unshallow(&iac);
    promote(sandbox.eurodat(&shallow)).run().ok().says("already");
    assert_eq!(iac.tip(BRANCH), commit);
}
