//! What a commit takes is what is judged: the index that git makes for it, and never the work tree.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use libtest_mimic::Trial;

use super::{BAD, FILE, bad, blocked, good, guarded, hooks};
use crate::support::iac::{Iac, values_file, write};
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("hooks::partly_staged", partly_staged),
        trial("hooks::commit_all", commit_all),
        trial("hooks::commit_of_a_file", commit_of_a_file),
        trial("hooks::amend", amend),
        trial("hooks::assume_unchanged", assume_unchanged),
        trial("hooks::intent_to_add", intent_to_add),
        trial("hooks::odd_file_names", odd_file_names),
        trial("hooks::deletions", deletions),
        trial("hooks::no_commit_yet", no_commit_yet),
        trial("hooks::sha256", sha256),
        trial("hooks::sparse_index", sparse_index),
    ]
}

fn git(iac: &Iac<'_>, arguments: &[&str]) -> Run {
    iac.sandbox.git(&iac.clone).args(arguments)
}

fn commit(iac: &Iac<'_>, arguments: &[&str]) -> Run {
    git(iac, &["commit", "-q", "-m", "chore: a change"]).args(arguments)
}

#[track_caller]
fn stays(iac: &Iac<'_>, run: Run) {
    blocked(iac.sandbox, &iac.clone, run);
}

fn partly_staged() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    iac.write(FILE, &bad());
    git(&iac, &["add", FILE]).run().ok();
    iac.write(FILE, &good("mended, not staged"));
    stays(&iac, commit(&iac, &[]));
    git(&iac, &["add", FILE]).run().ok();
    iac.write(FILE, &bad());
    commit(&iac, &[]).run().ok();
    assert_eq!(std::fs::read_to_string(iac.clone.join(FILE)).expect("there"), bad(), "the work tree stays");
    assert_eq!(git(&iac, &["status", "--porcelain"]).run().ok().stdout, format!(" M {FILE}\n"));
}

fn commit_all() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    iac.write(FILE, &bad());
    stays(&iac, commit(&iac, &["-a"]));
    iac.write(FILE, &good("mended"));
    commit(&iac, &["-a"]).run().ok();
}

/// Git makes an index for this commit alone.
fn commit_of_a_file() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    iac.write(FILE, &bad());
    iac.write("README.md", "# More\n");
    stays(&iac, commit(&iac, &[FILE]));
    git(&iac, &["add", FILE]).run().ok();
    stays(&iac, commit(&iac, &["--include", "README.md"]));
    commit(&iac, &["README.md"]).run().ok();
    assert_eq!(git(&iac, &["status", "--porcelain"]).run().ok().stdout, format!("M  {FILE}\n"));
}

fn amend() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    iac.write(FILE, &bad());
    commit(&iac, &["-a", "--no-verify"]).run().ok();
    iac.write(FILE, &good("mended"));
    commit(&iac, &["-a", "--amend"]).run().ok();
    iac.write(FILE, &bad());
    stays(&iac, commit(&iac, &["-a", "--amend"]));
}

fn assume_unchanged() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    git(&iac, &["update-index", "--assume-unchanged", FILE]).run().ok();
    iac.write(FILE, &bad());
    iac.write("README.md", "# More\n");
    commit(&iac, &["-a"]).run().ok();
    git(&iac, &["update-index", "--no-assume-unchanged", FILE]).run().ok();
    stays(&iac, commit(&iac, &["-a"]));
}

/// Such a file is in the index by name alone, and no commit takes it before it is added.
fn intent_to_add() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    iac.write(&values_file("qa-new"), &values("qa-new", BAD));
    git(&iac, &["add", "--intent-to-add", "."]).run().ok();
    iac.write("README.md", "# More\n");
    git(&iac, &["add", "README.md"]).run().ok();
    commit(&iac, &[]).run().ok();
    stays(&iac, commit(&iac, &["-a"]));
}

const ODD: [&[u8]; 6] =
    [b"with space", b"it's \"quoted\"", b"new\nline", b"\xff\xfe", b"-n", "größe-日本\t".as_bytes()];

fn odd_file_names() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    let folder = iac.clone.join("app-of-apps");
    for name in ODD {
        std::fs::write(folder.join(OsStr::from_bytes(name)), "- : [").expect("written");
    }
    git(&iac, &["add", "-A"]).run().ok();
    commit(&iac, &[]).run().ok();
    iac.write(FILE, &bad());
    git(&iac, &["mv", "app-of-apps/with space", "app-of-apps/renamed"]).run().ok();
    stays(&iac, commit(&iac, &["-a"]));
    git(&iac, &["checkout", "-q", "HEAD", "--", FILE]).run().ok();
    // The same names as values files of qa.
    for name in ODD {
        let path = folder.join(OsStr::from_bytes(&[b"values-qa-", name, b".yaml"].concat()));
        std::fs::write(&path, values("qa-odd", BAD)).expect("written");
        git(&iac, &["add"]).arg(&path).run().ok();
        let outcome = commit(&iac, &[]).run();
        assert_eq!(outcome.code, Some(1), "{}: {}", path.display(), outcome.transcript());
        git(&iac, &["rm", "-q", "-f"]).arg(&path).run().ok();
    }
}

/// A stage without files is no fault; a policy that goes is one.
fn deletions() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    git(&iac, &["rm", "-q", &values_file("prod-azure")]).run().ok();
    commit(&iac, &[]).run().ok();
}

fn no_commit_yet() {
    let sandbox = Sandbox::new();
    sandbox.git(&sandbox.path("")).args(["init", "-q", "new"]).run().ok();
    let new = sandbox.path("new");
    hooks(&sandbox, &new, "install").ok();
    write(&new.join(FILE), &bad());
    sandbox.git(&new).args(["add", "."]).run().ok();
    blocked(&sandbox, &new, sandbox.git(&new).args(["commit", "-m", "feat: the first"]));
    write(&new.join(FILE), &good("mended"));
    sandbox.git(&new).args(["commit", "-a", "-m", "feat: the first"]).run().ok();
}

fn sha256() {
    let sandbox = Sandbox::new();
    sandbox.git(&sandbox.path("")).args(["init", "-q", "--object-format=sha256", "new"]).run().ok();
    let new = sandbox.path("new");
    write(&new.join(FILE), &good("a start"));
    hooks(&sandbox, &new, "install").ok();
    let commit = |arguments: &[&str]| sandbox.git(&new).args(["commit", "-q", "-m", "a change"]).args(arguments);
    sandbox.git(&new).args(["add", "."]).run().ok();
    commit(&[]).run().ok();
    write(&new.join(FILE), &bad());
    blocked(&sandbox, &new, commit(&["-a"]));
    blocked(&sandbox, &new, commit(&[FILE]));
    write(&new.join(FILE), &good("mended"));
    commit(&["-a"]).run().ok();
}

/// Whole folders are one entry of the index, and their files aren't in the work tree.
fn sparse_index() {
    let sandbox = Sandbox::new();
    let iac = guarded(&sandbox);
    iac.write("docs/deep/page.md", "# A page\n");
    iac.commit("docs: a page");
    let sparse = ["sparse-checkout", "set", "--cone", "--sparse-index", "app-of-apps"];
    git(&iac, &sparse).run().ok();
    iac.write(FILE, &bad());
    stays(&iac, commit(&iac, &["-a"]));
    iac.write(FILE, &good("mended"));
    commit(&iac, &["-a"]).run().ok();
    git(&iac, &["sparse-checkout", "set", "--cone", "--sparse-index", "docs"]).run().ok();
    iac.write("docs/deep/page.md", "# Another page\n");
    commit(&iac, &["-a"]).run().ok();
}
