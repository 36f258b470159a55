//! Odd histories: what the first parents say counts, for everyone alike.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use libtest_mimic::Trial;

use super::{assert_status, assert_usual};
use crate::support::iac::{Iac, values_file, write};
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;
use crate::support::values::values;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("repositories::replaced_commit", replaced_commit),
        trial("repositories::graft_file", graft_file),
        trial("repositories::merged_promotion", merged_promotion),
        trial("repositories::octopus", octopus),
        trial("repositories::several_roots", several_roots),
        trial("repositories::names_in_latin_1", names_in_latin_1),
        trial("repositories::rewritten_history", rewritten_history),
    ]
}

fn git(iac: &Iac<'_>, arguments: &[&str]) {
    iac.sandbox.git(&iac.clone).args(arguments).run().ok();
}

/// Replacements are local: others don't see them, so they don't count.
fn replaced_commit() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    git(&iac, &["replace", "HEAD~1", "HEAD~2"]);
    git(&iac, &["replace", "HEAD", "HEAD~2"]);
    assert_usual(&iac, &iac.clone);
}

/// Nor do grafts.
fn graft_file() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    write(&iac.clone.join(".git/info/grafts"), &format!("{}\n", iac.tip("main")));
    assert_usual(&iac, &iac.clone);
}

/// Leaves a commit on a side branch that sets an environment.
fn aside(iac: &Iac<'_>, branch: &str, environment: &str, release: &str) {
    iac.sandbox.tick();
    git(iac, &["switch", "-q", "-c", branch, "main"]);
    iac.write(&values_file(environment), &values(environment, release));
    git(iac, &["commit", "-q", "-a", "-m", branch]);
    git(iac, &["switch", "-q", "main"]);
}

/// Merges side branches and pushes main.
fn merge(iac: &Iac<'_>, arguments: &[&str]) {
    iac.sandbox.tick();
    git(iac, &[&["merge", "-q", "--no-ff", "--no-edit"], arguments].concat());
    git(iac, &["push", "-q", "origin", "main"]);
}

/// The release came with the merge, not with the commit on the side.
fn merged_promotion() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    aside(&iac, "side", "nightly-gcp", "side");
    iac.set(&["dev-gcp"], "other");
    merge(&iac, &["side"]);
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(status.environment("nightly-gcp")["commit"], iac.tip("main"));
    assert_usual(&iac, &iac.clone);
}

fn octopus() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    aside(&iac, "one", "nightly-gcp", "one");
    aside(&iac, "two", "dev-gcp", "two");
    iac.write("notes.txt", "on main\n");
    iac.commit("docs: notes");
    merge(&iac, &["one", "two"]);
    let status = Status::of(sandbox.eurodat(&iac.clone));
    for (environment, branch) in [("nightly-gcp", "one"), ("dev-gcp", "two")] {
        assert_eq!(status.environment(environment)["branch"], branch);
        assert_eq!(status.environment(environment)["commit"], iac.tip("main"));
    }
    assert_usual(&iac, &iac.clone);
}

/// Another repository's history was merged in; it is no first parent.
fn several_roots() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    git(&iac, &["switch", "-q", "--orphan", "other"]);
    iac.write(&values_file("qa-otc"), &values("qa-otc", "0.1.0"));
    git(&iac, &["add", "-A"]);
    git(&iac, &["commit", "-q", "-m", "feat: elsewhere"]);
    iac.write(&values_file("qa-otc"), &values("qa-otc", "1.4.2"));
    git(&iac, &["commit", "-q", "-a", "-m", "feat: elsewhere, later"]);
    git(&iac, &["switch", "-q", "main"]);
    merge(&iac, &["--allow-unrelated-histories", "other"]);
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_status(&iac, &status);
    assert_eq!(status.release("qa-otc"), "1.4.2");
    assert_eq!(status.environment("qa-otc")["commit"], iac.tip("main"));
}

/// A committer whose name is no UTF-8, in a commit that says so.
fn names_in_latin_1() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.config("i18n.commitEncoding", "ISO-8859-1");
    let latin: &OsStr = OsStr::from_bytes(b"J\xfcrgen M\xfcller");
    iac.write("notes.txt", "mine\n");
    git(&iac, &["add", "-A"]);
    let commit = sandbox.git(&iac.clone).args(["commit", "-q", "-m", "docs: notes"]);
    commit.env("GIT_AUTHOR_NAME", latin).env("GIT_COMMITTER_NAME", latin).run().ok();
    git(&iac, &["push", "-q", "origin", "main"]);
    iac.set(&["nightly-gcp"], "other");
    assert_usual(&iac, &iac.clone);
    let written = iac.commit_of(super::BRANCH);
    assert!(!written.contains("\nencoding "), "the promotion's own message is UTF-8: {written}");
}

/// What was kept of a history that is no more doesn't count.
fn rewritten_history() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["qa-gcp"], "9.9.9");
    Status::of(sandbox.eurodat(&iac.clone));
    git(&iac, &["reset", "-q", "--hard", "HEAD~1"]);
    git(&iac, &["push", "-q", "--force", "origin", "main"]);
    assert_usual(&iac, &iac.clone);
}
