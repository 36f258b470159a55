//! What is pushed to the target branch is judged, and nothing else.

use libtest_mimic::Trial;

use super::{BAD, FILE, bad, good, guarded};
use crate::support::iac::Iac;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("hooks::push_of_a_bad_target", push_of_a_bad_target),
        trial("hooks::push_of_other_refs", push_of_other_refs),
        trial("hooks::push_of_several_refs", push_of_several_refs),
        trial("hooks::push_by_force", push_by_force),
        trial("hooks::push_of_what_is_not_checked_out", push_of_what_is_not_checked_out),
        trial("hooks::first_push_of_all", first_push_of_all),
        trial("hooks::push_from_elsewhere", push_from_elsewhere),
    ]
}

fn git(iac: &Iac<'_>, arguments: &[&str]) -> Run {
    iac.sandbox.git(&iac.clone).args(arguments)
}

fn push(iac: &Iac<'_>, refspecs: &[&str]) -> Run {
    git(iac, &["push", "-q", "origin"]).args(refspecs)
}

/// A commit on the branch that is checked out, whatever our hook says.
fn commit(iac: &Iac<'_>, text: &str) {
    iac.write(FILE, text);
    iac.sandbox.tick();
    git(iac, &["commit", "-q", "-a", "--no-verify", "-m", "chore: a change"]).run().ok();
}

#[track_caller]
fn stopped(iac: &Iac<'_>, run: Run) {
    let refs = || iac.sandbox.git(&iac.remote).args(["for-each-ref"]).run().ok().stdout;
    let before = refs();
    run.run().exit(1).says(BAD).says("error[release-format]");
    assert_eq!(refs(), before);
}

fn push_of_a_bad_target() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    commit(&iac, &bad());
    stopped(&iac, push(&iac, &["main"]));
    stopped(&iac, push(&iac, &["HEAD:main"]));
    stopped(&iac, git(&iac, &["push", "-q"]));
    push(&iac, &["--no-verify", "main:refs/heads/kept"]).run().ok();
    commit(&iac, &good("mended"));
    push(&iac, &["main"]).run().ok();
    push(&iac, &["main"]).run().ok();
}

fn push_of_other_refs() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    commit(&iac, &bad());
    push(&iac, &["main:refs/heads/feature/main"]).run().ok();
    push(&iac, &["main:refs/tags/main"]).run().ok();
    push(&iac, &["main:refs/heads/kept", ":feature/main"]).run().ok();
    git(&iac, &["tag", "-a", "-m", "a tag", "1.0"]).run().ok();
    push(&iac, &["1.0"]).run().ok();
    push(&iac, &[":1.0", ":kept"]).run().ok();
    assert_eq!(iac.branches(), ["main"]);
}

fn push_of_several_refs() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    commit(&iac, &bad());
    stopped(&iac, push(&iac, &["main:one", "main:two", "main"]));
    stopped(&iac, push(&iac, &["--all"]));
    commit(&iac, &good("mended"));
    push(&iac, &["main:one", "main:two", "main"]).run().ok();
    assert_eq!(iac.branches(), ["main", "one", "two"]);
}

fn push_by_force() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    git(&iac, &["reset", "-q", "--hard", "HEAD~1"]).run().ok();
    commit(&iac, &bad());
    stopped(&iac, push(&iac, &["--force", "main"]));
    commit(&iac, &good("mended"));
    push(&iac, &["+main"]).run().ok();
}

/// Neither HEAD nor index nor work tree count.
fn push_of_what_is_not_checked_out() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    git(&iac, &["checkout", "-q", "-b", "other"]).run().ok();
    commit(&iac, &bad());
    git(&iac, &["checkout", "-q", "main"]).run().ok();
    stopped(&iac, push(&iac, &["other:main"]));
    commit(&iac, &good("mended"));
    iac.write(FILE, &bad());
    git(&iac, &["add", "."]).run().ok();
    push(&iac, &["main"]).run().ok();
}

/// The remote is empty: it has no branch yet that could be the target.
fn first_push_of_all() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    sandbox.git(&sandbox.path("")).args(["init", "-q", "--bare", "empty.git"]).run().ok();
    commit(&iac, &good("a start"));
    git(&iac, &["push", "-q", "../empty.git", "main"]).run().ok();
    git(&iac, &["remote", "add", "empty", "../empty.git"]).run().ok();
    git(&iac, &["push", "-q", "empty", "main:again"]).run().ok();
}

fn push_from_elsewhere() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    commit(&iac, &bad());
    git(&iac, &["worktree", "add", "-q", "../linked", "-b", "other"]).run().ok();
    let below = sandbox.path("linked/app-of-apps");
    stopped(&iac, sandbox.git(&below).args(["push", "-q", "origin", "main"]));
    let outside = sandbox.git(&sandbox.path("")).args(["--git-dir", "iac/.git", "push", "-q", "origin", "main"]);
    stopped(&iac, outside);
}
