//! What is judged: paths, commits, and what changed since.

use libtest_mimic::Trial;

use super::found::{check, check_in};
use super::rules::owned;
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("check::paths", paths),
        trial("check::paths_that_are_none", paths_that_are_none),
        trial("check::commit", commit),
        trial("check::commit_in_a_bare_repository", commit_in_a_bare_repository),
        trial("check::root_commit", root_commit),
        trial("check::changed_since", changed_since),
        trial("check::changed_since_in_a_commit", changed_since_in_a_commit),
        trial("check::a_changed_policy_touches_all", a_changed_policy_touches_all),
        trial("check::deleted_files_are_none", deleted_files_are_none),
        trial("check::no_repository", no_repository),
        trial("check::other_layout", other_layout),
        trial("check::touches_nothing", touches_nothing),
        trial("check::nothing_to_judge_is_no_pass", nothing_to_judge_is_no_pass),
        trial("check::ignored_files_are_none", ignored_files_are_none),
        trial("check::named_owners_and_policy", named_owners_and_policy),
    ]
}

/// Breaks the syntax of an environment's file.
fn broken(iac: &Iac<'_>, environment: &str) {
    iac.write(&values_file(environment), "a: 1\na: 2\n");
}

fn paths() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    broken(&iac, "qa-gcp");
    broken(&iac, "prod-gcp");
    let one = ["error values-syntax values-qa-gcp.yaml:2:1"];
    assert_eq!(check(&iac, &["app-of-apps/values-qa-gcp.yaml"]), one);
    assert_eq!(check(&iac, &["./app-of-apps/../app-of-apps/values-qa-gcp.yaml", "README.md"]), one);
    let inner = iac.clone.join("app-of-apps");
    assert_eq!(check_in(&iac, &inner, &["values-qa-gcp.yaml"]), one);
    assert_eq!(check_in(&iac, &inner, &[]).len(), 2);
    assert_eq!(check_in(&iac, &inner, &["."]).len(), 2);
    let absolute = inner.join("values-qa-gcp.yaml");
    assert_eq!(check(&iac, &[absolute.to_str().unwrap()]), one);
    assert_eq!(check(&iac, &["README.md"]), Vec::<String>::new());
}

fn paths_that_are_none() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let run = sandbox.eurodat(&iac.clone).args(["check", "no.yaml", "../x", "app-of-apps"]).run();
    run.exit(2).says("there is no no.yaml").says("../x lies outside the repository");
    sandbox.eurodat(&iac.clone).args(["check", "--rev", "none"]).run().exit(2).says("none names no commit here");
    sandbox.eurodat(&iac.clone).args(["check", "--changed-since", "none"]).run().exit(2).says("names no commit");
    sandbox.eurodat(&iac.clone).args(["check", "--staged", "--rev", "HEAD"]).run().exit(2);
    sandbox.eurodat(&iac.clone).args(["check", "--staged", "--fix"]).run().exit(2);
}

fn commit() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    broken(&iac, "qa-gcp");
    iac.commit("chore: broken");
    iac.write(&values_file("qa-gcp"), &values("qa-gcp", "1.4.2"));
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
    assert_eq!(check(&iac, &["--rev", "HEAD"]), ["error values-syntax values-qa-gcp.yaml:2:1"]);
    assert_eq!(check(&iac, &["--rev", "HEAD~1"]), Vec::<String>::new());
    assert_eq!(check(&iac, &["--rev", "HEAD", "app-of-apps/Chart.yaml"]), Vec::<String>::new());
}

fn commit_in_a_bare_repository() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    broken(&iac, "qa-gcp");
    iac.commit("chore: broken");
    assert_eq!(check_in(&iac, &iac.remote, &["--rev", "main"]), ["error values-syntax values-qa-gcp.yaml:2:1"]);
    sandbox.eurodat(&iac.remote).arg("check").run().exit(2).says("it has no work tree");
}

fn root_commit() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("qa-gcp", "1.4.2"), ("qa-int-gcp", "1.5.0")]);
    let found = check(&iac, &["--rev", "HEAD"]);
    assert!(found.contains(&"warning stage-order values-qa-int-gcp.yaml:8:20".to_owned()), "{found:?}");
}

/// What others did on the branch meanwhile is none of our changes; what is not even added yet is.
fn changed_since() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let git = |arguments: &[&str]| drop(sandbox.git(&iac.clone).args(arguments).run().ok());
    git(&["checkout", "-q", "-b", "work"]);
    broken(&iac, "qa-gcp");
    git(&["commit", "-qam", "chore: ours"]);
    git(&["checkout", "-q", "main"]);
    broken(&iac, "prod-gcp");
    iac.commit("chore: theirs");
    git(&["checkout", "-q", "work"]);
    broken(&iac, "qa-ionos");
    let ours = ["error values-syntax values-qa-gcp.yaml:2:1", "error values-syntax values-qa-ionos.yaml:2:1"];
    assert_eq!(check(&iac, &["--changed-since", "main"]), ours);
    assert_eq!(check(&iac, &["--changed-since", "origin/main"]), ours);
    assert_eq!(check_in(&iac, &iac.clone.join("app-of-apps"), &["--changed-since", "main"]), ours);
}

fn changed_since_in_a_commit() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    broken(&iac, "qa-gcp");
    iac.commit("chore: broken");
    broken(&iac, "prod-gcp");
    iac.commit("chore: more");
    assert_eq!(
        check(&iac, &["--rev", "HEAD", "--changed-since", "HEAD~1"]),
        ["error values-syntax values-prod-gcp.yaml:2:1"]
    );
    assert_eq!(check(&iac, &["--rev", "HEAD", "--changed-since", "HEAD~2"]).len(), 2);
}

fn a_changed_policy_touches_all() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    broken(&iac, "qa-gcp");
    iac.commit("chore: broken");
    iac.write(".eurodat.toml", "version = 1\n");
    sandbox.git(&iac.clone).args(["add", "-A"]).run().ok();
    assert_eq!(check(&iac, &["--staged"]), ["error values-syntax values-qa-gcp.yaml:2:1"]);
}

fn deleted_files_are_none() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    std::fs::remove_file(iac.clone.join(values_file("qa-gcp"))).unwrap();
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
    sandbox.git(&iac.clone).args(["add", "-A"]).run().ok();
    assert_eq!(check(&iac, &["--staged"]), Vec::<String>::new());
}

fn no_repository() {
    let sandbox = Sandbox::new();
    for arguments in [&["check"][..], &["check", "--staged"], &["check", "--rev", "HEAD"]] {
        sandbox.eurodat(&sandbox.path("tmp")).args(arguments).run().exit(2).says("there is no Git repository here");
    }
}

fn other_layout() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(".eurodat.toml", "[values]\nfiles = \"envs/{stage}/{cloud}.yml\"\nrelease = \"global.release\"\n");
    iac.write("envs/qa/gcp.yml", "global: {release: 1.5.0}\n");
    iac.write("envs/qa-int/gcp.yml", "global:\n  release: v1\n");
    iac.write("envs/test/gcp.yml", "global:\n  release: 1.5.0\n");
    assert_eq!(
        check(&iac, &[]),
        ["error release-format envs/qa-int/gcp.yml:2:12", "warning known-stage envs/test/gcp.yml",]
    );
}

fn touches_nothing() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    broken(&iac, "qa-gcp");
    sandbox.git(&iac.clone).args(["add", "-A"]).run().ok();
    iac.write(&values_file("qa-gcp"), "half done");
    let state = || {
        let status = sandbox.git(&iac.clone).args(["status", "--porcelain=v2", "--branch"]).run().ok().stdout;
        (status, std::fs::read(iac.clone.join(".git/index")).unwrap())
    };
    let before = state();
    for arguments in [&["check"][..], &["check", "--staged"], &["check", "--rev", "HEAD"]] {
        sandbox.eurodat(&iac.clone).args(arguments).run();
    }
    assert_eq!(state(), before);
}

fn nothing_to_judge_is_no_pass() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    sandbox
        .eurodat(&iac.clone)
        .arg("check")
        .run()
        .ok()
        .says("values.schema.json isn't there, so values are held to no");
    iac.write(".eurodat.toml", "[values]\nfiles = \"apps/values-{stage}-{cloud}.yaml\"\n");
    let run = sandbox.eurodat(&iac.clone).arg("check").run();
    run.exit(2).says("no file is called apps/values-{stage}-{cloud}.yaml, so nothing is judged");
    iac.commit("chore: a policy");
    sandbox.eurodat(&iac.clone).args(["check", "--rev", "HEAD"]).run().exit(2);
    sandbox.eurodat(&iac.clone).args(["check", "--staged"]).run().ok();
    sandbox.eurodat(&iac.clone).args(["check", "--changed-since", "HEAD"]).run().ok();
}

fn ignored_files_are_none() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(".gitignore", "*-local.yaml\n");
    broken(&iac, "qa-local");
    broken(&iac, "qa-other");
    assert_eq!(check(&iac, &[]), ["error values-syntax values-qa-other.yaml:2:1"]);
    sandbox.git(&iac.clone).args(["add", "-f", &values_file("qa-local")]).run().ok();
    assert_eq!(check(&iac, &[]).len(), 2);
}

fn named_owners_and_policy() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("CODEOWNERS", "[A\n* @platform\n");
    iac.write(".eurodat.toml", "nonsense = 1\n");
    assert_eq!(check(&iac, &["CODEOWNERS"]), ["error owned CODEOWNERS:1:1"]);
    assert_eq!(check(&iac, &[".eurodat.toml"]), ["error policy .eurodat.toml:1:1"]);
    sandbox.eurodat(&iac.clone).args(["check", "CODEOWNERS"]).run().exit(1).says("1 error in 1 file");
}
