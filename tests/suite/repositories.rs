//! Repositories that aren't plain clones: it works there, or ends in words that say what isn't supported.

use std::path::PathBuf;

use libtest_mimic::Trial;

use super::promote::{assert_promotes, promote};
use crate::support::forge::executable;
use crate::support::iac::{Iac, values_file, write};
use crate::support::sandbox::Sandbox;
use crate::support::tool::{trial, trial_with_git};
use crate::support::user_state::UserState;
use crate::support::values::values;

/// The trials of unusual repositories.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("repositories::shallow", || cloned_with(&["--depth=1"])),
        trial("repositories::single_branch", || cloned_with(&["--single-branch", "--no-tags"])),
        trial("repositories::without_blobs", || cloned_with(&["--filter=blob:none"])),
        trial("repositories::without_blobs_and_checkout", || cloned_with(&["--filter=blob:none", "--no-checkout"])),
        trial("repositories::without_trees", || cloned_with(&["--filter=tree:0", "--no-checkout"])),
        trial("repositories::sparse", || cloned_with(&["--sparse"])),
        trial("repositories::borrowed_objects", || cloned_with(&["--shared"])),
        trial("repositories::sha256", sha256),
        trial_with_git((2, 45), "repositories::reftable", || cloned_with(&["--ref-format=reftable"])),
        trial("repositories::detached_head", detached_head),
        trial("repositories::in_a_hook", in_a_hook),
        trial("repositories::instead_of", instead_of),
        trial("repositories::folder_with_spaces", folder_with_spaces),
        trial("repositories::without_remote", without_remote),
        trial("repositories::other_target", other_target),
        trial("repositories::none", none),
    ]
}

const BRANCH: &str = "promote/qa/1.5.0";

/// Clones the remote with these options, by URL, as only then git takes them all.
fn clone_with(iac: &Iac<'_>, options: &[&str]) -> PathBuf {
    let sandbox = iac.sandbox;
    for (key, value) in [("uploadpack.allowFilter", "true"), ("uploadpack.allowAnySHA1InWant", "true")] {
        sandbox.git(&iac.remote).args(["config", key, value]).run().ok();
    }
    let url = if options.contains(&"--shared") { "iac.git" } else { &format!("file://{}", iac.remote.display()) };
    let run = sandbox.git(&sandbox.path("")).args(["clone", "-q"]).args(options);
    run.args([url, "special"]).run().ok();
    sandbox.path("special")
}

fn cloned_with(options: &[&str]) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let clone = clone_with(&iac, options);
    let before = UserState::of(&sandbox, &clone);
    promote(sandbox.eurodat(&clone)).run().ok();
    assert_eq!(UserState::of(&sandbox, &clone), before);
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
    sandbox.eurodat(&clone).arg("status").run().ok().says("1.4.2");
}

/// Works, or says that it isn't supported; never a wrong answer.
fn sha256() {
    let sandbox = Sandbox::new();
    sandbox.git(&sandbox.path("")).args(["init", "-q", "--object-format=sha256", "iac"]).run().ok();
    let folder = sandbox.path("iac");
    write(&folder.join(values_file("qa-gcp")), &values("qa-gcp", "1.4.2"));
    sandbox.git(&folder).args(["add", "."]).run().ok();
    sandbox.git(&folder).args(["commit", "-q", "-m", "feat: the environments"]).run().ok();
    let done = promote(sandbox.eurodat(&folder)).run();
    if done.code != Some(0) {
        done.exit(3).says("SHA-256");
        return;
    }
    let shown = sandbox.git(&folder).args(["show", &format!("{BRANCH}:{}", values_file("qa-gcp"))]).run().ok();
    assert_eq!(shown.stdout, values("qa-gcp", "1.5.0"));
}

fn detached_head() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["switch", "-q", "--detach", "HEAD~1"]).run().ok();
    let before = UserState::of(&sandbox, &iac.clone);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_eq!(UserState::of(&sandbox, &iac.clone), before);
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

/// In a hook git sets `GIT_DIR` and an index that may be a lock file.
fn in_a_hook() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let script = "#!/bin/sh\nexec git eurodat promote qa --release 1.5.0\n";
    executable(&iac.clone.join(".git/hooks/pre-commit"), script);
    iac.write("README.md", "changed\n");
    sandbox.git(&iac.clone).args(["commit", "-m", "docs: changed", "README.md"]).run().ok();
    let files = ["show", "--format=", "--name-only", "HEAD"];
    assert_eq!(sandbox.git(&iac.clone).args(files).run().lines(), ["README.md"]);
    assert_eq!(iac.changes(BRANCH).len(), 2);
    sandbox.git(&iac.clone).args(["fsck", "--strict"]).run().ok();
}

fn instead_of() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "set-url", "origin", "work:iac.git"]).run().ok();
    sandbox.config(&format!("url.{}.insteadOf", sandbox.path("").display()), "work:");
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

fn folder_with_spaces() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let clone = iac.clone_as("meine Ablage für's Büro");
    promote(sandbox.eurodat(&clone)).run().ok();
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

fn without_remote() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "remove", "origin"]).run().ok();
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    let changed = ["diff", "--name-only", "main", BRANCH];
    assert_eq!(sandbox.git(&iac.clone).args(changed).run().lines().len(), 2);
    assert_eq!(iac.branches(), ["main"]);
}

fn other_target() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", "version = 1\n[repository]\ntarget = \"live\"\n");
    iac.commit("chore: live is what Argo CD follows");
    sandbox.git(&iac.clone).args(["push", "-q", "origin", "main:live"]).run().ok();
    iac.set(&["qa-gcp", "qa-azure"], "1.4.9");
    let done = promote(sandbox.eurodat(&iac.clone)).run().ok().says("1.4.2 -> 1.5.0");
    assert!(!done.stdout.contains("1.4.9"), "{}", done.transcript());
    assert!(iac.commit_of(BRANCH).contains(&iac.tip("live")));
}

fn none() {
    let sandbox = Sandbox::new();
    for command in [&["status"][..], &["promote", "qa", "--release", "1.5.0"], &["bump", "qa", "1.5.0"]] {
        sandbox.eurodat(&sandbox.path("tmp")).args(command).run().exit(2).says("not a git repository");
    }
}
