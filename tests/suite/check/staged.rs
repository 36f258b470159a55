//! `--staged`: the index, whatever the work tree says.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use libtest_mimic::Trial;

use super::found::{check, check_in};
use super::rules::owned;
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("check::staged_index_counts", index_counts),
        trial("check::staged_nothing", nothing),
        trial("check::staged_before_the_first_commit", before_the_first_commit),
        trial("check::staged_in_sha256", in_sha256),
        trial("check::staged_flags", flags),
        trial("check::staged_odd_names", odd_names),
        trial("check::staged_conflict", conflict),
        trial("check::staged_release_that_stays", release_that_stays),
        trial("check::staged_merge_of_what_stands_elsewhere", merge_of_what_stands_elsewhere),
        trial("check::staged_merge_that_breaks_the_order", merge_that_breaks_the_order),
        trial("check::staged_looks_at_the_staged_stage_before", looks_at_the_staged_stage_before),
    ]
}

const BROKEN: &str = "a: 1\na: 2\n";

fn add(iac: &Iac<'_>) {
    iac.sandbox.git(&iac.clone).args(["add", "-A"]).run().ok();
}

fn index_counts() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), BROKEN);
    assert_eq!(check(&iac, &["--staged"]), Vec::<String>::new());
    add(&iac);
    iac.write(&values_file("qa-gcp"), &values("qa-gcp", "1.4.2"));
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
    assert_eq!(check(&iac, &["--staged"]), ["error values-syntax values-qa-gcp.yaml:2:1"]);
    assert_eq!(check(&iac, &["--staged", "README.md"]), Vec::<String>::new());
    std::fs::remove_file(iac.clone.join(values_file("qa-gcp"))).unwrap();
    assert_eq!(check(&iac, &["--staged"]).len(), 1);
}

fn nothing() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let silent = || {
        let run = sandbox.eurodat(&iac.clone).args(["check", "--staged"]).run().ok();
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""), "a hook that finds nothing says nothing");
    };
    silent();
    iac.write(&values_file("qa-gcp"), &values("qa-gcp", "1.4.2").replace("replicas: 3", "replicas: 4"));
    add(&iac);
    silent();
}

fn before_the_first_commit() {
    let sandbox = Sandbox::new();
    let iac = Iac { sandbox: &sandbox, remote: sandbox.path("none"), clone: sandbox.path("new") };
    sandbox.git(&sandbox.path("")).args(["init", "-q", "new"]).run().ok();
    iac.write(&values_file("qa-gcp"), BROKEN);
    iac.write("CODEOWNERS", "* @platform\n");
    add(&iac);
    assert_eq!(check(&iac, &["--staged"]), ["error values-syntax values-qa-gcp.yaml:2:1"]);
    assert_eq!(check(&iac, &[]), ["error values-syntax values-qa-gcp.yaml:2:1"]);
}

fn in_sha256() {
    let sandbox = Sandbox::new();
    let iac = Iac { sandbox: &sandbox, remote: sandbox.path("none"), clone: sandbox.path("new") };
    sandbox.git(&sandbox.path("")).args(["init", "-q", "--object-format=sha256", "new"]).run().ok();
    iac.write("CODEOWNERS", "* @platform\n");
    iac.write(&values_file("qa-gcp"), "deployedRelease: 1.4.2\n");
    add(&iac);
    assert_eq!(check(&iac, &["--staged"]), Vec::<String>::new());
    sandbox.git(&iac.clone).args(["commit", "-qm", "a"]).run().ok();
    iac.write(&values_file("qa-gcp"), BROKEN);
    iac.write(&values_file("qa-azure"), &format!("deployedRelease: 1.4.2\nlong: {}\n", "x".repeat(6 << 20)));
    add(&iac);
    let found = ["error values-syntax values-qa-azure.yaml", "error values-syntax values-qa-gcp.yaml:2:1"];
    assert_eq!(check(&iac, &["--staged"]), found);
}

/// What git is told to overlook in the work tree still counts in the index, and what is only intended doesn't.
fn flags() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let git = |arguments: &[&str]| drop(sandbox.git(&iac.clone).args(arguments).run().ok());
    git(&["update-index", "--assume-unchanged", &values_file("qa-gcp")]);
    iac.write(&values_file("qa-gcp"), BROKEN);
    git(&["add", "-A"]);
    assert_eq!(check(&iac, &["--staged"]), Vec::<String>::new());
    git(&["update-index", "--no-assume-unchanged", &values_file("qa-gcp")]);
    git(&["add", "-A"]);
    git(&["update-index", "--skip-worktree", &values_file("qa-gcp")]);
    assert_eq!(check(&iac, &["--staged"]).len(), 1);
    git(&["reset", "-q", "--hard"]);
    iac.write(&values_file("qa-ionos"), BROKEN);
    git(&["add", "--intent-to-add", &values_file("qa-ionos")]);
    assert_eq!(check(&iac, &["--staged"]), Vec::<String>::new());
}

/// Names that shells and line-based tools trip over, as values files and beside them.
fn odd_names() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    for name in ["app-of-apps/a b\n\"c'.txt", "app-of-apps/values-qa-o'n e.yaml", "app-of-apps/values-qa-\n.yaml"] {
        iac.write(name, BROKEN);
    }
    let latin = OsStr::from_bytes(b"app-of-apps/values-qa-\xe4.yaml");
    std::fs::write(iac.clone.join(latin), BROKEN).unwrap();
    std::fs::write(iac.clone.join(OsStr::from_bytes(b"\xff.txt")), BROKEN).unwrap();
    let found = [
        "error values-syntax values-qa-\n.yaml:2:1",
        "error values-syntax values-qa-o'n e.yaml:2:1",
        "error known-stage values-qa-\u{fffd}.yaml",
    ];
    assert_eq!(check(&iac, &[]), found);
    add(&iac);
    assert_eq!(check(&iac, &["--staged"]), found);
    assert_eq!(check_in(&iac, &iac.clone.join("app-of-apps"), &["--staged", "values-qa-o'n e.yaml"]).len(), 1);
    let run = sandbox.eurodat(&iac.clone).args(["check", "--staged"]).run().exit(1);
    assert!(!run.stdout.contains("values-qa-\n.yaml"), "a name can't break a line\n{}", run.transcript());
}

fn conflict() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let git = |arguments: &[&str]| sandbox.git(&iac.clone).args(arguments).run();
    git(&["checkout", "-q", "-b", "other"]).ok();
    iac.write(&values_file("qa-gcp"), &values("qa-gcp", "1.4.9"));
    git(&["commit", "-qam", "other"]).ok();
    git(&["checkout", "-q", "main"]).ok();
    iac.write(&values_file("qa-gcp"), &values("qa-gcp", "1.4.8"));
    git(&["commit", "-qam", "main"]).ok();
    git(&["merge", "-q", "other"]).exit(1);
    let run = sandbox.eurodat(&iac.clone).args(["check", "--staged"]).run();
    run.exit(2).says("values-qa-gcp.yaml has unresolved conflicts");
}

/// A stage that stands above another since long doesn't hold up edits of other keys.
fn release_that_stays() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.set(&["qa-gcp", "qa-azure"], "1.4.1");
    iac.write(&values_file("qa-int-gcp"), &values("qa-int-gcp", "1.4.2").replace("replicas: 3", "replicas: 4"));
    add(&iac);
    assert_eq!(check(&iac, &["--staged"]), Vec::<String>::new());
}

/// Both stages in one commit, or the stage before only in the work tree: the index is what counts.
fn looks_at_the_staged_stage_before() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    for environment in ["qa-gcp", "qa-azure", "qa-int-gcp", "qa-int-azure"] {
        iac.write(&values_file(environment), &values(environment, "1.5.0"));
    }
    sandbox.git(&iac.clone).args(["add", "app-of-apps/values-qa-int-gcp.yaml"]).run().ok();
    let found = check(&iac, &["--staged"]);
    assert!(found.contains(&"error stage-order values-qa-int-gcp.yaml:8:20".to_owned()), "{found:?}");
    add(&iac);
    assert_eq!(check(&iac, &["--staged"]), Vec::<String>::new());
}

/// A branch that left `main` when qa ran 1.4.2; on `main` prod was raised meanwhile as far as qa-int.
fn raised_on_main(iac: &Iac<'_>) {
    let git = |arguments: &[&str]| drop(iac.sandbox.git(&iac.clone).args(arguments).run().ok());
    git(&["checkout", "-q", "-b", "work"]);
    iac.write("README.md", "work\n");
    git(&["commit", "-qam", "docs: work"]);
    git(&["checkout", "-q", "main"]);
    iac.set(&["prod-gcp", "prod-azure"], "1.4.2");
}

/// What was done on the other side, and is wrong there since qa-int was set back, is told and stops no merge.
fn merge_of_what_stands_elsewhere() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    raised_on_main(&iac);
    iac.set(&["qa-int-gcp", "qa-int-azure"], "1.4.1");
    let git = |arguments: &[&str]| drop(sandbox.git(&iac.clone).args(arguments).run().ok());
    git(&["checkout", "-q", "work"]);
    git(&["merge", "-q", "--no-commit", "main"]);
    assert_eq!(
        check(&iac, &["--staged"]),
        ["warning stage-order values-prod-azure.yaml:2:18", "warning stage-order values-prod-gcp.yaml:8:20",]
    );
}

/// What only both sides together make is this merge's own.
fn merge_that_breaks_the_order() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    raised_on_main(&iac);
    let git = |arguments: &[&str]| drop(sandbox.git(&iac.clone).args(arguments).run().ok());
    git(&["checkout", "-q", "work"]);
    for environment in ["qa-int-gcp", "qa-int-azure"] {
        iac.write(&values_file(environment), &values(environment, "1.4.1"));
    }
    git(&["commit", "-qam", "chore: back"]);
    git(&["merge", "-q", "--no-commit", "main"]);
    assert_eq!(
        check(&iac, &["--staged"]),
        ["error stage-order values-prod-azure.yaml:2:18", "error stage-order values-prod-gcp.yaml:8:20",]
    );
}
