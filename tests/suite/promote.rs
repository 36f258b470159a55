//! `promote` from wherever users stand, and what it leaves as it was.

use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::support::iac::{Iac, values_file, write};
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::user_state::UserState;
use crate::support::values::values;

/// The trials of `promote`.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("promote::leaves_users_work_alone", leaves_users_work_alone),
        trial("promote::changes_release_bytes_only", changes_release_bytes_only),
        trial("promote::one_environment", one_environment),
        trial("promote::again_is_the_same", again_is_the_same),
        trial("promote::again_from_another_clone_is_the_same", again_from_another_clone_is_the_same),
        trial("promote::dry_run_does_nothing", dry_run_does_nothing),
        trial("promote::no_push_stays_here", no_push_stays_here),
        trial("promote::from_a_subfolder", from_a_subfolder),
        trial("promote::from_a_linked_worktree", from_a_linked_worktree),
        trial("promote::from_a_bare_repository", from_a_bare_repository),
        trial("promote::with_git_c", with_git_c),
        trial("promote::with_git_dir", with_git_dir),
        trial("promote::with_another_remote_name", with_another_remote_name),
        trial("promote::newer_supersedes_older", newer_supersedes_older),
        trial("promote::older_yields_to_newer", older_yields_to_newer),
        trial("promote::a_branch_with_foreign_commits_stays", a_branch_with_foreign_commits_stays),
        trial("promote::a_branch_in_the_way", a_branch_in_the_way),
        trial("promote::bare_without_a_terminal", bare_without_a_terminal),
    ]
}

/// The branch that most trials make.
const BRANCH: &str = "promote/qa/1.5.0";

/// The user's way to say it.
pub fn promote(run: Run) -> Run {
    run.args(["promote", "qa", "--release", "1.5.0"])
}

/// Checks that the branch is one commit on main which sets these environments to the release and nothing else.
#[track_caller]
pub fn assert_promotes(iac: &Iac<'_>, branch: &str, environments: &[&str], release: &str) {
    let expected: Vec<(String, String)> =
        environments.iter().map(|name| (values_file(name), values(name, release))).collect();
    assert_eq!(iac.changes(branch), expected);
    let parent = format!("parent {}\n", iac.tip("main"));
    assert!(iac.commit_of(branch).contains(&parent), "{branch} doesn't stand on main");
}

/// Leaves a feature branch, a staged change, an unstaged one and an untracked file in a work tree.
pub fn make_dirty(sandbox: &Sandbox, folder: &Path) {
    sandbox.git(folder).args(["switch", "-q", "-c", "feature"]).run().ok();
    write(&folder.join("feature.txt"), "mine\n");
    sandbox.git(folder).args(["add", "feature.txt"]).run().ok();
    sandbox.git(folder).args(["commit", "-q", "-m", "feat: mine"]).run().ok();
    write(&folder.join(values_file("qa-gcp")), &values("qa-gcp", "9.9.9"));
    sandbox.git(folder).args(["add", "app-of-apps"]).run().ok();
    write(&folder.join(values_file("qa-azure")), "not even: [yaml\n");
    write(&folder.join("untracked.txt"), "also mine\n");
}

fn leaves_users_work_alone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    make_dirty(&sandbox, &iac.clone);
    let before = UserState::of(&sandbox, &iac.clone);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_eq!(UserState::of(&sandbox, &iac.clone), before);
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

fn changes_release_bytes_only() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("qa-gcp", "1.4.2"), ("qa-azure", "1.4.2"), ("qa-otc", "1.4.2")]);
    // What is on main counts, whatever line endings the user's own checkout would get.
    sandbox.config("core.autocrlf", "true");
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp", "qa-otc"], "1.5.0");
}

fn one_environment() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).args(["--environment", "qa-gcp"]).run().ok();
    assert_eq!(iac.branches(), ["main", "promote/qa-gcp/1.5.0"]);
    assert_promotes(&iac, "promote/qa-gcp/1.5.0", &["qa-gcp"], "1.5.0");
}

fn again_is_the_same() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    let commit = iac.tip(BRANCH);
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("already");
    assert_eq!(iac.tip(BRANCH), commit);
    assert_eq!(iac.branches(), ["main", BRANCH]);
}

fn again_from_another_clone_is_the_same() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    let commit = iac.tip(BRANCH);
    let other = iac.clone_as("other");
    sandbox.user("Jo Beispiel", "jo@example.org");
    promote(sandbox.eurodat(&other)).run().ok().says("already");
    assert_eq!(iac.tip(BRANCH), commit);
}

fn dry_run_does_nothing() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let before = UserState::of(&sandbox, &iac.clone);
    promote(sandbox.eurodat(&iac.clone)).arg("--dry-run").run().ok().says("1.4.2 -> 1.5.0").says(BRANCH);
    assert_eq!(UserState::of(&sandbox, &iac.clone), before);
    assert_eq!(iac.branches(), ["main"]);
}

fn no_push_stays_here() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).arg("--no-push").run().ok();
    assert_eq!(iac.branches(), ["main"]);
    let commit = || sandbox.git(&iac.clone).args(["rev-parse", BRANCH]).run().text();
    let first = commit();
    promote(sandbox.eurodat(&iac.clone)).arg("--no-push").run().ok().says("already");
    assert_eq!(commit(), first);
}

/// Promotes from a place and checks that nothing of the repository at `top` moved.
fn promotes_from(iac: &Iac<'_>, top: &Path, run: Run) {
    let before = UserState::of(iac.sandbox, top);
    promote(run).run().ok();
    assert_eq!(UserState::of(iac.sandbox, top), before);
    assert_promotes(iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

fn from_a_subfolder() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    make_dirty(&sandbox, &iac.clone);
    promotes_from(&iac, &iac.clone, sandbox.eurodat(&iac.clone.join("app-of-apps")));
}

fn from_a_linked_worktree() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let linked = sandbox.path("linked");
    sandbox.git(&iac.clone).args(["worktree", "add", "-q", "--detach"]).arg(&linked).run().ok();
    make_dirty(&sandbox, &linked);
    let main = UserState::of(&sandbox, &iac.clone);
    promotes_from(&iac, &linked, sandbox.eurodat(&linked));
    assert_eq!(UserState::of(&sandbox, &iac.clone), main);
}

fn from_a_bare_repository() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--bare", "iac.git", "bare.git"]).run().ok();
    let bare = sandbox.path("bare.git");
    // What the bare repository has must not count: the remote went on.
    iac.set(&["prod-gcp", "prod-azure"], "1.4.2");
    promotes_from(&iac, &bare, sandbox.eurodat(&bare));
}

fn with_git_c() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    make_dirty(&sandbox, &iac.clone);
    let run = sandbox.program("git", &sandbox.path("")).arg("-C").arg(&iac.clone).arg("eurodat");
    promotes_from(&iac, &iac.clone, run);
}

fn with_git_dir() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    make_dirty(&sandbox, &iac.clone);
    let elsewhere: PathBuf = sandbox.path("tmp");
    let run = sandbox.eurodat(&elsewhere).env("GIT_DIR", iac.clone.join(".git"));
    promotes_from(&iac, &iac.clone, run);
}

fn with_another_remote_name() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "rename", "origin", "gitlab"]).run().ok();
    make_dirty(&sandbox, &iac.clone);
    promotes_from(&iac, &iac.clone, sandbox.eurodat(&iac.clone));
}

fn newer_supersedes_older() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok().says(BRANCH);
    assert_eq!(iac.branches(), ["main", "promote/qa/1.6.0"]);
}

fn older_yields_to_newer() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok();
    promote(sandbox.eurodat(&iac.clone)).run().exit(1).says("promote/qa/1.6.0");
    assert_eq!(iac.branches(), ["main", "promote/qa/1.6.0"]);
}

fn a_branch_with_foreign_commits_stays() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    sandbox.git(&iac.clone).args(["fetch", "-q"]).run().ok();
    sandbox.git(&iac.clone).args(["switch", "-q", BRANCH]).run().ok();
    sandbox.git(&iac.clone).args(["commit", "-q", "--allow-empty", "-m", "docs: mine"]).run().ok();
    sandbox.git(&iac.clone).args(["push", "-q", "origin", BRANCH]).run().ok();
    let foreign = iac.tip(BRANCH);
    promote(sandbox.eurodat(&iac.clone)).run().exit(1).says(BRANCH);
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok().says(BRANCH);
    assert_eq!(iac.tip(BRANCH), foreign);
}

fn a_branch_in_the_way() {
    for other in ["promote", "promote/qa", "promote/qa/1.5.0/mine"] {
        let sandbox = Sandbox::new();
        let iac = Iac::new(&sandbox);
        sandbox.git(&iac.clone).args(["push", "-q", "origin", &format!("main:refs/heads/{other}")]).run().ok();
        let before = UserState::of(&sandbox, &iac.clone);
        promote(sandbox.eurodat(&iac.clone)).run().exit(1).says(other).says("in the way");
        assert_eq!(UserState::of(&sandbox, &iac.clone), before);
        assert_eq!(iac.branches(), ["main", other]);
    }
}

fn bare_without_a_terminal() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.clone).arg("promote").run().exit(2);
    assert_eq!(iac.branches(), ["main"]);
}
