//! Settings of the user's remotes that would make a plain `git push` do more than it should.

use libtest_mimic::Trial;

use super::promote::{assert_promotes, promote};
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::user_state::UserState;

/// The trials of odd remotes.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("remotes::follow_tags", follow_tags),
        trial("remotes::mirror", mirror),
        trial("remotes::mirror_and_a_newer_promotion", mirror_and_a_newer_promotion),
        trial("remotes::push_url", push_url),
        trial("remotes::push_refspec_and_default", push_refspec_and_default),
        trial("remotes::submodules", submodules),
        trial("remotes::push_options", push_options),
        trial("remotes::several_and_a_push_default", several_and_a_push_default),
        trial("remotes::prune_and_fetch_refspecs", prune_and_fetch_refspecs),
    ]
}

const BRANCH: &str = "promote/qa/1.5.0";

fn set(iac: &Iac<'_>, key: &str, value: &str) {
    iac.sandbox.git(&iac.clone).args(["config", key, value]).run().ok();
}

/// Promotes, and checks that this is all that happens on the remote and here.
fn only_ours(iac: &Iac<'_>, others: &[&str]) {
    let before = UserState::of(iac.sandbox, &iac.clone);
    promote(iac.sandbox.eurodat(&iac.clone)).run().ok();
    let mut expected: Vec<&str> = others.iter().copied().chain(["main", BRANCH]).collect();
    expected.sort_unstable();
    assert_eq!(iac.branches(), expected);
    assert_eq!(iac.sandbox.git(&iac.remote).arg("tag").run().text(), "");
    assert_eq!(UserState::of(iac.sandbox, &iac.clone), before);
    assert_promotes(iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

fn follow_tags() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["tag", "-a", "-m", "mine", "mine"]).run().ok();
    sandbox.config("push.followTags", "true");
    only_ours(&iac, &[]);
}

/// A remote with a branch that isn't here, and a branch here that isn't on the remote.
fn differing(sandbox: &Sandbox) -> Iac<'_> {
    let iac = Iac::new(sandbox);
    sandbox.git(&iac.clone).args(["push", "-q", "origin", "main:refs/heads/theirs"]).run().ok();
    sandbox.git(&iac.clone).args(["branch", "mine"]).run().ok();
    iac
}

fn mirror() {
    let sandbox = Sandbox::new();
    let iac = differing(&sandbox);
    set(&iac, "remote.origin.mirror", "true");
    only_ours(&iac, &["theirs"]);
}

fn mirror_and_a_newer_promotion() {
    let sandbox = Sandbox::new();
    let iac = differing(&sandbox);
    set(&iac, "remote.origin.mirror", "true");
    only_ours(&iac, &["theirs"]);
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok();
    assert_eq!(iac.branches(), ["main", "promote/qa/1.6.0", "theirs"]);
}

/// Reads from one repository and pushes to another, as behind a read-only mirror.
fn push_url() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--bare", "iac.git", "write.git"]).run().ok();
    let write = sandbox.path("write.git");
    set(&iac, "remote.origin.pushurl", &write.display().to_string());
    let read = Iac { sandbox: &sandbox, remote: iac.remote.clone(), clone: iac.clone.clone() };
    let written = Iac { sandbox: &sandbox, remote: write, clone: iac.clone.clone() };
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_eq!(read.branches(), ["main"]);
    assert_promotes(&written, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("already");
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok();
    assert_eq!(written.branches(), ["main", "promote/qa/1.6.0"]);
}

fn push_refspec_and_default() {
    let sandbox = Sandbox::new();
    let iac = differing(&sandbox);
    set(&iac, "remote.origin.push", "refs/heads/*:refs/heads/*");
    set(&iac, "push.default", "matching");
    set(&iac, "push.autoSetupRemote", "true");
    only_ours(&iac, &["theirs"]);
}

fn submodules() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let folder = sandbox.path("");
    sandbox.config("protocol.file.allow", "always");
    sandbox.git(&folder).args(["init", "-q", "--bare", "charts.git"]).run().ok();
    sandbox.git(&folder).args(["clone", "-q", "charts.git", "charts"]).run().ok();
    let charts = sandbox.path("charts");
    sandbox.git(&charts).args(["commit", "-q", "--allow-empty", "-m", "feat: charts"]).run().ok();
    sandbox.git(&charts).args(["push", "-q", "origin", "main"]).run().ok();
    sandbox.git(&iac.clone).args(["submodule", "add", "-q"]).arg(sandbox.path("charts.git")).arg("charts").run().ok();
    iac.commit("feat: charts");
    // A commit of the submodule that is nowhere else, and a main that points to it.
    let inner = iac.clone.join("charts");
    sandbox.git(&inner).args(["commit", "-q", "--allow-empty", "-m", "wip: not pushed"]).run().ok();
    iac.commit("chore: the next charts");
    // As if main had been fetched before: to git the promotion brings the submodule's commit along.
    sandbox.git(&iac.clone).args(["update-ref", "refs/remotes/origin/main", "HEAD~1"]).run().ok();
    let pushed = || sandbox.git(&sandbox.path("charts.git")).args(["rev-parse", "main"]).run().text();
    let before = pushed();
    sandbox.config("push.recurseSubmodules", "on-demand");
    sandbox.config("submodule.recurse", "true");
    only_ours(&iac, &[]);
    assert_eq!(pushed(), before);
}

/// Options of every push, for a server that knows none.
fn push_options() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.config("push.pushOption", "ci.skip");
    only_ours(&iac, &[]);
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok();
    assert_eq!(iac.branches(), ["main", "promote/qa/1.6.0"]);
}

fn several_and_a_push_default() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "rename", "origin", "gitlab"]).run().ok();
    sandbox.git(&iac.clone).args(["branch", "--unset-upstream"]).run().ok();
    sandbox.git(&iac.clone).args(["remote", "add", "backup", "/nowhere/backup.git"]).run().ok();
    promote(sandbox.eurodat(&iac.clone)).run().exit(2).says("backup").says("gitlab");
    set(&iac, "remote.pushDefault", "gitlab");
    only_ours(&iac, &[]);
}

fn prune_and_fetch_refspecs() {
    let sandbox = Sandbox::new();
    let iac = differing(&sandbox);
    sandbox.config("fetch.prune", "true");
    sandbox.config("fetch.pruneTags", "true");
    sandbox.git(&iac.clone).args(["tag", "mine-too"]).run().ok();
    let other = iac.clone_as("other");
    sandbox.git(&other).args(["commit", "-q", "--allow-empty", "-m", "chore: main goes on"]).run().ok();
    sandbox.git(&other).args(["push", "-q", "origin", "main"]).run().ok();
    only_ours(&iac, &["theirs"]);
}
