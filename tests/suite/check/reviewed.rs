//! What a hostile reviewer found: each once passed, or was refused, and should not have been.

use std::os::unix::fs::symlink;

use libtest_mimic::Trial;

use super::found::{check, check_in, found};
use super::rules::owned;
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("check::reviewed_schema_elsewhere_moves_no_chart", schema_elsewhere_moves_no_chart),
        trial("check::reviewed_stray_manifests_are_manifests", stray_manifests_are_manifests),
        trial("check::reviewed_referred_file_of_any_name", referred_file_of_any_name),
        trial("check::reviewed_shared_files_by_name", shared_files_by_name),
        trial("check::reviewed_deletions_mend", deletions_mend),
        trial("check::reviewed_chart_files_are_no_strays", chart_files_are_no_strays),
        trial("check::reviewed_absolute_and_deleted_paths", absolute_and_deleted_paths),
        trial("check::reviewed_push_of_an_expression", push_of_an_expression),
        trial("check::reviewed_shallow_clone", shallow_clone),
        trial("check::reviewed_sparse_checkout", sparse_checkout),
        trial("check::reviewed_stage_of_branches_in_the_middle", stage_of_branches_in_the_middle),
        trial("check::reviewed_symlinked_folders", symlinked_folders),
        trial("check::reviewed_unborn_branch", unborn_branch),
        trial("check::reviewed_report_of_a_hook", report_of_a_hook),
        trial("check::reviewed_staged_in_a_bare_repository", staged_in_a_bare_repository),
    ]
}

fn stage(iac: &Iac<'_>) {
    iac.sandbox.git(&iac.clone).args(["add", "-A"]).run().ok();
}

fn schema_elsewhere_moves_no_chart() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(".eurodat.toml", "[values]\nschema = \"s/v.json\"\n");
    iac.write("s/v.json", "{\"required\": [\"w\"]}");
    iac.write("app-of-apps/values.yaml", "w: 1\n");
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
    iac.write("app-of-apps/values.yaml", "w: 1\ndeployedRelease: 9.9.9\n");
    assert_eq!(check(&iac, &[]), ["error release-elsewhere values.yaml:2:18"]);
}

fn stray_manifests_are_manifests() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(".eurodat.toml", "[values]\nfiles = \"{stage}.yaml\"\n");
    iac.write("qa.yaml", "deployedRelease: 1.4.2\n");
    iac.write("values.yaml", "deployedRelease: 9.9.9\n");
    assert_eq!(check(&iac, &[]), ["error release-elsewhere values.yaml:1:18"]);
}

fn referred_file_of_any_name() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps/values.schema.json", "{\"properties\": {\"replicas\": {\"$ref\": \"defs.schema#/x\"}}}");
    iac.write("app-of-apps/defs.schema", "{\"x\": {\"type\": \"integer\"}}");
    iac.commit("chore: a schema");
    iac.write("app-of-apps/defs.schema", "{\"x\": {\"type\": \"string\"}}");
    stage(&iac);
    let found = check(&iac, &["--staged"]);
    assert!(!found.is_empty() && found == check(&iac, &[]), "{found:?}");
    assert_eq!(check(&iac, &["--changed-since", "HEAD"]), found);
    sandbox.git(&iac.clone).args(["rm", "-qf", "app-of-apps/defs.schema"]).run().ok();
    assert_eq!(check(&iac, &["--staged"]), ["error values-schema values.schema.json:1:38"]);
}

fn shared_files_by_name() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps/values.schema.json", "{");
    let schema = check(&iac, &["app-of-apps/values.schema.json"]);
    assert!(schema.iter().all(|found| found.starts_with("error values-schema")) && !schema.is_empty(), "{schema:?}");
    std::fs::remove_file(iac.clone.join("app-of-apps/values.schema.json")).unwrap();
    iac.write("app-of-apps/values.yaml", "a: 1\n\tb: 2\n");
    let defaults = check(&iac, &["app-of-apps/values.yaml"]);
    assert!(defaults.iter().all(|found| found.starts_with("error values-syntax values.yaml")), "{defaults:?}");
    assert_eq!(defaults.len(), 1);
}

/// Whoever deletes what is wrong is not told that it is wrong.
fn deletions_mend() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps/values-foo-gcp.yaml", "a: 1\n");
    iac.write("CODEOWNERS", "/app-of-apps/values-*-gcp.yaml @x\n");
    iac.commit("chore: a stray, and files without an owner");
    for gone in ["app-of-apps/values-foo-gcp.yaml", "app-of-apps/values-prod-azure.yaml"] {
        sandbox.git(&iac.clone).args(["rm", "-q", gone]).run().ok();
    }
    assert_eq!(check(&iac, &["--staged"]), Vec::<String>::new());
    assert_eq!(check(&iac, &["--changed-since", "HEAD"]), Vec::<String>::new());
}

fn chart_files_are_no_strays() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(".eurodat.toml", "[values]\nfiles = \"app/{stage}.yaml\"\n");
    for (file, text) in
        [("qa", "deployedRelease: 1.4.2\n"), ("values", "a: 1\n"), ("Chart", "name: a\n"), ("x", "a: 1\n")]
    {
        iac.write(&format!("app/{file}.yaml"), text);
    }
    assert_eq!(check(&iac, &[]), ["warning known-stage app/x.yaml"]);
}

fn absolute_and_deleted_paths() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), "a: 1\na: 2\n");
    stage(&iac);
    let top = iac.clone.join("app-of-apps");
    assert_eq!(check(&iac, &["--staged", top.to_str().unwrap()]).len(), 1);
    sandbox.git(&iac.clone).args(["rm", "-qf", &values_file("qa-gcp")]).run().ok();
    assert_eq!(check(&iac, &["--staged", &values_file("qa-gcp")]), Vec::<String>::new());
}

fn push_of_an_expression() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    sandbox.eurodat(&iac.clone).args(["hooks", "install"]).run().ok();
    let push = |target: &str| sandbox.git(&iac.clone).args(["push", "-q", "origin", target]).run();
    push("main@{0 seconds ago}:refs/heads/other").ok();
    iac.write(&values_file("qa-gcp"), "a: 1\na: 2\n");
    sandbox.git(&iac.clone).args(["commit", "-qam", "broken", "--no-verify"]).run().ok();
    push("main@{0 seconds ago}:refs/heads/another").ok();
    assert_ne!(push("main@{0 seconds ago}:refs/heads/main").code, Some(0));
}

fn shallow_clone() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.set(&["prod-gcp", "prod-azure"], "1.5.0");
    let url = format!("file://{}", iac.remote.display());
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--depth", "1", &url, "shallow"]).run().ok();
    let run = sandbox.eurodat(&sandbox.path("shallow")).args(["check", "--rev", "HEAD"]).run();
    run.exit(3).says("git fetch --unshallow");
    assert_eq!(check(&iac, &["--rev", "HEAD"]).len(), 2);
}

fn sparse_checkout() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let sparse = ["sparse-checkout", "set", "--no-cone", "/*", "!app-of-apps/values-qa*"];
    sandbox.git(&iac.clone).args(sparse).run().ok();
    sandbox.eurodat(&iac.clone).arg("check").run().says("this is a sparse checkout");
}

fn stage_of_branches_in_the_middle() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let policy = "[[stages]]\nname = \"qa\"\n[[stages]]\nname = \"qa-int\"\npins = \"branch\"\n[[stages]]\nname = \"prod\"\n\
                  [[stages]]\nname = \"dev\"\norder = false\npins = \"branch\"\n[[stages]]\nname = \"nightly\"\norder = false\npins = \"branch\"\n";
    iac.write(".eurodat.toml", policy);
    iac.commit("chore: a policy");
    iac.write(&values_file("prod-gcp"), &values("prod-gcp", "9.9.9"));
    stage(&iac);
    let found = check(&iac, &["--staged"]);
    assert!(found.contains(&"error stage-order values-prod-gcp.yaml:8:20".to_owned()), "{found:?}");
}

/// What a symlink leads to is none of the repository's files, as it is none of a commit's.
fn symlinked_folders() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    symlink("/proc/self", iac.clone.join("l")).unwrap();
    iac.write("app-of-apps/values.schema.json", "{\"properties\": {\"x\": {\"$ref\": \"../l/environ\"}}}");
    let run = sandbox.eurodat(&iac.clone).env("SECRET", "of-the-user").args(["check", "--format", "json"]).run();
    assert!(!run.stdout.contains("of-the-user"), "{}", run.transcript());
    assert_eq!(found(&run), ["error values-schema values.schema.json:1:31"]);
    iac.write("app-of-apps/values.schema.json", "{\"properties\": {\"x\": {\"$ref\": \"../.git/config\"}}}");
    sandbox.eurodat(&iac.clone).arg("check").run().exit(1).says("which isn't there");
}

fn unborn_branch() {
    let sandbox = Sandbox::new();
    let iac = Iac { sandbox: &sandbox, remote: sandbox.path("none"), clone: sandbox.path("new") };
    sandbox.git(&sandbox.path("")).args(["init", "-q", "new"]).run().ok();
    iac.write("CODEOWNERS", "* @platform\n");
    iac.write(&values_file("qa-gcp"), "deployedRelease: 1.4.2\n");
    iac.write(&values_file("qa-int-gcp"), "deployedRelease: 1.5.0\n");
    stage(&iac);
    let state = ["warning stage-order values-qa-int-gcp.yaml:1:18"];
    assert_eq!(check(&iac, &[]), state);
    assert_eq!(check(&iac, &["--staged"]), state);
}

fn report_of_a_hook() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("report", "of another day\n");
    sandbox.eurodat(&iac.clone).args(["check", "--staged", "-o", "report"]).run().ok();
    assert_eq!(std::fs::read_to_string(iac.clone.join("report")).unwrap(), "no files to judge\n");
}

fn staged_in_a_bare_repository() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    sandbox.eurodat(&iac.remote).args(["check", "--staged"]).run().exit(2).says("it has no work tree");
    assert_eq!(check_in(&iac, &iac.remote, &["--rev", "main"]), Vec::<String>::new());
}
