//! Partial clones: what they left behind is fetched in few portions, not piece by piece.

use std::path::PathBuf;

use libtest_mimic::Trial;

use super::{BRANCH, assert_promotion, assert_status};
use crate::suite::promote::{assert_promotes, promote};
use crate::support::iac::Iac;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("repositories::blobless_clone", blobless_clone),
        trial("repositories::treeless_clone", treeless_clone),
        trial("repositories::blobless_clone_of_old", blobless_clone_of_old),
        trial("repositories::partial_clone_without_its_remote", partial_clone_without_its_remote),
    ]
}

/// Lets clones of the remote leave things behind.
pub(super) fn allow(iac: &Iac<'_>) {
    for key in ["uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"] {
        iac.sandbox.git(&iac.remote).args(["config", key, "true"]).run().ok();
    }
}

/// A fleet with some history, and a clone of it that left behind what the filter says.
fn clone(iac: &Iac<'_>, filter: &str) -> PathBuf {
    for round in 0..4 {
        iac.set(&["nightly-gcp"], &format!("branch-{round}"));
    }
    allow(iac);
    let url = format!("file://{}", iac.remote.display());
    let arguments = ["clone", "-q", "--no-checkout", filter, &url, "partial"];
    iac.sandbox.git(&iac.sandbox.path("")).args(arguments).run().ok();
    iac.sandbox.path("partial")
}

/// How often a run fetches.
fn fetches(iac: &Iac<'_>, run: impl FnOnce(Run)) -> usize {
    let trace = iac.sandbox.path("tmp/trace");
    let _ = std::fs::remove_file(&trace);
    run(iac.sandbox.eurodat(&iac.sandbox.path("partial")).env("GIT_TRACE", &trace));
    let text = std::fs::read_to_string(&trace).expect("git wrote its trace");
    text.lines().filter(|line| line.contains("built-in: git") && line.contains(" fetch ")).count()
}

fn few_fetches(filter: &str, most: usize) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    clone(&iac, filter);
    let cold = fetches(&iac, |run| assert_status(&iac, &Status::of(run)));
    assert!((1..=most).contains(&cold), "{cold} fetches with {filter}");
    let warm = fetches(&iac, |run| assert_status(&iac, &Status::of(run)));
    assert_eq!(warm, 0, "all is here now");
    let promoting = fetches(&iac, |run| assert_promotion(&iac, promote(run)));
    assert_eq!(promoting, 0, "all is here now");
}

fn blobless_clone() {
    few_fetches("--filter=blob:none", 1);
}

fn treeless_clone() {
    // The tip's trees for its policy, all others, then the blobs.
    few_fetches("--filter=tree:0", 3);
}

/// Marked as git did before it knew several promisors.
fn blobless_clone_of_old() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let partial = clone(&iac, "--filter=blob:none");
    sandbox.git(&partial).args(["config", "core.repositoryFormatVersion", "1"]).run().ok();
    sandbox.git(&partial).args(["config", "extensions.partialClone", "origin"]).run().ok();
    sandbox.git(&partial).args(["config", "--unset", "remote.origin.promisor"]).run().ok();
    assert_eq!(fetches(&iac, |run| assert_status(&iac, &Status::of(run))), 1);
}

fn partial_clone_without_its_remote() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let partial = clone(&iac, "--filter=blob:none");
    let away = sandbox.path("away.git");
    std::fs::rename(&iac.remote, &away).expect("the remote moves");
    sandbox.eurodat(&partial).arg("status").run().exit(3).says("does not appear to be a git repository");
    std::fs::rename(&away, &iac.remote).expect("the remote comes back");
    promote(sandbox.eurodat(&partial)).run().ok();
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}
