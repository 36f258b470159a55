//! The ways to make a commit, and the places to make it in.

use libtest_mimic::Trial;

use super::{FILE, bad, blocked, good, guarded, hooks};
use crate::support::iac::{Iac, write};
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("hooks::merge_with_conflicts", merge_with_conflicts),
        trial("hooks::merge_of_a_bad_branch", merge_of_a_bad_branch),
        trial("hooks::rebase_goes_on", rebase_goes_on),
        trial("hooks::stash_and_cherry_pick_go_on", stash_and_cherry_pick_go_on),
        trial("hooks::commit_in_a_linked_work_tree", commit_in_a_linked_work_tree),
        trial("hooks::commit_in_a_submodule", commit_in_a_submodule),
        trial("hooks::commit_from_elsewhere", commit_from_elsewhere),
        trial("hooks::detached_head", detached_head),
        trial("hooks::nothing_of_ours_is_touched", nothing_of_ours_is_touched),
    ]
}

fn git(iac: &Iac<'_>, arguments: &[&str]) -> Run {
    iac.sandbox.git(&iac.clone).args(arguments)
}

fn commit(iac: &Iac<'_>, arguments: &[&str]) -> Run {
    iac.sandbox.tick();
    git(iac, &["commit", "-q", "-m", "chore: a change"]).args(arguments)
}

fn merge_with_conflicts() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    git(&iac, &["checkout", "-q", "-b", "other"]).run().ok();
    iac.write(FILE, &good("theirs"));
    commit(&iac, &["-a"]).run().ok();
    git(&iac, &["checkout", "-q", "main"]).run().ok();
    iac.write(FILE, &good("ours"));
    commit(&iac, &["-a"]).run().ok();
    git(&iac, &["merge", "other"]).run().exit(1).says("CONFLICT");
    iac.write(FILE, &bad());
    blocked(&sandbox, &iac.clone, git(&iac, &["commit", "-a", "--no-edit"]));
    iac.write(FILE, &good("both"));
    git(&iac, &["commit", "-q", "-a", "--no-edit"]).run().ok();
    assert_eq!(git(&iac, &["rev-list", "--merges", "HEAD"]).run().lines().len(), 1);
}

/// There are no conflicts, so git asks pre-merge-commit. What is merged waits to be mended.
fn merge_of_a_bad_branch() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    git(&iac, &["checkout", "-q", "-b", "other"]).run().ok();
    iac.write(FILE, &bad());
    commit(&iac, &["-a", "--no-verify"]).run().ok();
    git(&iac, &["checkout", "-q", "main"]).run().ok();
    iac.write("README.md", "# More\n");
    commit(&iac, &["-a"]).run().ok();
    blocked(&sandbox, &iac.clone, git(&iac, &["merge", "--no-edit", "other"]));
    iac.write(FILE, &good("mended"));
    git(&iac, &["commit", "-q", "-a", "--no-edit"]).run().ok();
}

/// Git asks no hook of ours for the commits of a rebase; and none may be in its way.
fn rebase_goes_on() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    git(&iac, &["checkout", "-q", "-b", "other"]).run().ok();
    for remark in ["one", "two"] {
        iac.write(FILE, &good(remark));
        commit(&iac, &["-a"]).run().ok();
    }
    git(&iac, &["checkout", "-q", "main"]).run().ok();
    iac.write("README.md", "# More\n");
    commit(&iac, &["-a"]).run().ok();
    git(&iac, &["rebase", "-q", "main", "other"]).run().ok();
    assert_eq!(git(&iac, &["rev-list", "main..other"]).run().lines().len(), 2);
    // A stop in the middle, where the user commits.
    let edit = git(&iac, &["rebase", "-q", "-i", "HEAD~2"]).env("GIT_SEQUENCE_EDITOR", "sed -i s/pick/edit/");
    edit.run().ok();
    iac.write(FILE, &bad());
    blocked(&sandbox, &iac.clone, git(&iac, &["commit", "-a", "--amend", "--no-edit"]));
    iac.write(FILE, &good("one"));
    git(&iac, &["commit", "-q", "-a", "--amend", "--no-edit"]).run().ok();
    git(&iac, &["rebase", "--continue"]).env("GIT_EDITOR", "true").run().ok();
    git(&iac, &["rebase", "--continue"]).env("GIT_EDITOR", "true").run().ok();
}

fn stash_and_cherry_pick_go_on() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    iac.write(FILE, &bad());
    git(&iac, &["stash", "-q"]).run().ok();
    iac.write("README.md", "# More\n");
    commit(&iac, &["-a"]).run().ok();
    git(&iac, &["stash", "pop", "-q"]).run().ok();
    assert_eq!(std::fs::read_to_string(iac.clone.join(FILE)).expect("there"), bad());
    git(&iac, &["checkout", "-q", "-b", "other"]).run().ok();
    iac.write(FILE, &good("picked"));
    commit(&iac, &["-a"]).run().ok();
    git(&iac, &["checkout", "-q", "main"]).run().ok();
    git(&iac, &["cherry-pick", "other"]).run().ok();
}

/// Each work tree has an index of its own.
fn commit_in_a_linked_work_tree() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    git(&iac, &["worktree", "add", "-q", "../linked", "-b", "other"]).run().ok();
    let linked = sandbox.path("linked");
    let there = |arguments: &[&str]| sandbox.git(&linked).args(arguments);
    write(&linked.join(FILE), &bad());
    there(&["add", "-A"]).run().ok();
    blocked(&sandbox, &linked, there(&["commit", "-q", "-m", "chore: a change"]));
    iac.write("README.md", "# More\n");
    commit(&iac, &["-a"]).run().ok();
    write(&linked.join(FILE), &good("mended"));
    there(&["commit", "-q", "-a", "-m", "chore: a change"]).run().ok();
}

fn commit_in_a_submodule() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    sandbox.git(&sandbox.path("")).args(["init", "-q", "outer"]).run().ok();
    let outer = sandbox.path("outer");
    let add = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add"];
    sandbox.git(&outer).args(add).arg(&iac.remote).arg("inner").run().ok();
    let inner = outer.join("inner");
    hooks(&sandbox, &inner, "install").ok();
    hooks(&sandbox, &outer, "install").ok();
    sandbox.git(&outer).args(["commit", "-q", "-m", "feat: a submodule"]).run().ok();
    write(&inner.join(FILE), &bad());
    blocked(&sandbox, &inner, sandbox.git(&inner).args(["commit", "-q", "-a", "-m", "chore: a change"]));
    write(&inner.join(FILE), &good("mended"));
    sandbox.git(&inner).args(["commit", "-q", "-a", "-m", "chore: a change"]).run().ok();
    sandbox.git(&outer).args(["commit", "-q", "-a", "-m", "chore: the submodule moves"]).run().ok();
}

fn commit_from_elsewhere() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    let below = iac.clone.join("app-of-apps");
    let clone = iac.clone.display().to_string();
    let message = ["commit", "-q", "-a", "-m", "chore: a change"];
    for remark in ["one", "two"] {
        let from_below = || sandbox.git(&below).args(message);
        let from_outside = || sandbox.git(&sandbox.path("")).args(["-C", &clone]).args(message);
        let by_variables = || {
            let run = sandbox.git(&sandbox.path("")).args(message);
            run.env("GIT_DIR", iac.clone.join(".git")).env("GIT_WORK_TREE", &iac.clone)
        };
        iac.write(FILE, &bad());
        blocked(&sandbox, &iac.clone, from_below());
        blocked(&sandbox, &iac.clone, from_outside());
        blocked(&sandbox, &iac.clone, by_variables());
        iac.write(FILE, &good(remark));
        if remark == "one" {
            from_below().run().ok()
        } else {
            by_variables().run().ok()
        };
    }
}

fn detached_head() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    git(&iac, &["checkout", "-q", "--detach"]).run().ok();
    iac.write(FILE, &bad());
    blocked(&sandbox, &iac.clone, commit(&iac, &["-a"]));
    iac.write(FILE, &good("mended"));
    commit(&iac, &["-a"]).run().ok();
}

fn nothing_of_ours_is_touched() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    iac.write("README.md", "# More\n");
    let told = commit(&iac, &["-a"]).run().ok();
    let said = told.stdout.clone() + &told.stderr;
    assert!(said.lines().count() <= 1, "a hook that nobody notices: {said}");
    assert!(!said.contains("warning"), "what isn't touched is none of its business: {said}");
}
