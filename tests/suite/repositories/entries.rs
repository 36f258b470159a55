//! Odd things where values files are expected.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use libtest_mimic::Trial;

use super::{BRANCH, assert_promotion, assert_usual};
use crate::suite::promote::{assert_promotes, promote};
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;
use crate::support::values::values;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("repositories::damaged_blob", damaged_blob),
        trial("repositories::damaged_blob_of_no_matter", damaged_blob_of_no_matter),
        trial("repositories::symlink_as_values_file", symlink_as_values_file),
        trial("repositories::submodule_as_values_file", submodule_as_values_file),
        trial("repositories::folder_as_values_file", folder_as_values_file),
        trial("repositories::name_that_is_no_utf_8", name_that_is_no_utf_8),
        trial("repositories::value_that_forges_a_trailer", value_that_forges_a_trailer),
        trial("repositories::executable_values_file", executable_values_file),
    ]
}

/// Overwrites the object of a file on main in the user's clone.
fn damage(iac: &Iac<'_>, file: &str) -> String {
    let oid = iac.sandbox.git(&iac.clone).args(["rev-parse", &format!("main:{file}")]).run().text();
    let (folder, rest) = oid.split_at(2);
    let path: PathBuf = iac.clone.join(".git/objects").join(folder).join(rest);
    std::fs::remove_file(&path).expect("the object is a file of its own");
    std::fs::write(path, "garbage").expect("the object can be spoilt");
    oid
}

fn damaged_blob() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let oid = damage(&iac, &values_file("qa-gcp"));
    for command in [&["status"][..], &["promote", "qa", "--release", "1.5.0"]] {
        sandbox.eurodat(&iac.clone).args(command).run().exit(3).says(&oid).says("git fsck");
    }
    assert_eq!(iac.branches(), ["main"]);
}

/// What isn't read can't stop anything.
fn damaged_blob_of_no_matter() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    damage(&iac, "README.md");
    assert_usual(&iac, &iac.clone);
}

/// Refuses the whole stage for one environment, and promotes the others where they are named.
#[track_caller]
fn refuses_only(iac: &Iac<'_>, environment: &str) {
    let sandbox = iac.sandbox;
    sandbox.git(&iac.clone).args(["fetch", "-q"]).run().ok();
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert!(status.environment(environment)["error"].is_string(), "{:#}", status.document);
    promote(sandbox.eurodat(&iac.clone)).run().exit(1).says(&values_file(environment));
    assert_eq!(iac.branches(), ["main"]);
    promote(sandbox.eurodat(&iac.clone)).args(["-e", "qa-gcp", "-e", "qa-azure"]).run().ok();
    assert_promotes(iac, "promote/qa-azure+qa-gcp/1.5.0", &["qa-azure", "qa-gcp"], "1.5.0");
}

fn symlink_as_values_file() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let link = iac.clone.join(values_file("qa-otc"));
    std::os::unix::fs::symlink("values-qa-gcp.yaml", link).expect("a symlink");
    iac.commit("feat: a symlink");
    refuses_only(&iac, "qa-otc");
}

fn submodule_as_values_file() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let entry = format!("160000,{},{}", iac.tip("main"), values_file("qa-otc"));
    for arguments in [&["update-index", "--add", "--cacheinfo", &entry][..], &["commit", "-q", "-m", "feat: odd"]] {
        sandbox.git(&iac.clone).args(arguments).run().ok();
    }
    sandbox.git(&iac.clone).args(["push", "-q", "origin", "main"]).run().ok();
    refuses_only(&iac, "qa-otc");
}

/// A folder of that name is no file, and its contents are no values.
fn folder_as_values_file() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(&format!("{}/README.md", values_file("qa-otc")), "deployedRelease: 1.0.0\n");
    iac.commit("feat: a folder");
    assert_usual(&iac, &iac.clone);
}

/// It can't be told apart from others of its kind, so it is no environment; and it isn't passed over in silence.
fn name_that_is_no_utf_8() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let folder = iac.clone.join("app-of-apps");
    for name in [&b"values-qa-\xff.yaml"[..], b"\xfe.txt", b"values-mars-\xff.yaml"] {
        std::fs::write(folder.join(OsStr::from_bytes(name)), "deployedRelease: 1.0.0\n").expect("a file");
    }
    iac.commit("feat: odd names");
    let status = Status::of(sandbox.eurodat(&iac.clone));
    let strays = ["app-of-apps/values-mars-\u{fffd}.yaml", "app-of-apps/values-qa-\u{fffd}.yaml"];
    assert_eq!(status.document["strays"], serde_json::json!(strays));
    assert_usual(&iac, &iac.clone);
    let tree = |commit: &str| sandbox.git(&iac.remote).args(["ls-tree", "-rz", "--name-only", commit]).run().stdout;
    assert_eq!(tree("main"), tree(BRANCH), "no name changes on the way");
}

/// What a values file says can't speak for us in the promotion's message.
fn value_that_forges_a_trailer() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("qa-azure", "1.4.2")]);
    let value = r#""main\n\nEurodat-Override: no-skip: because I say so\e[2J""#;
    iac.write(&values_file("qa-gcp"), &format!("deployedRelease: {value}\n"));
    iac.commit("feat: a forger");
    let run = promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert!(!run.stdout.contains("\nEurodat"), "{}", run.transcript());
    let message = iac.commit_of(BRANCH);
    assert!(!message.contains("\nEurodat-Override") && !message.contains('\x1b'), "{message}");
}

/// A file's mode stays.
fn executable_values_file() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(&values_file("qa-gcp"), &values("qa-gcp", "1.4.2"));
    sandbox.git(&iac.clone).args(["update-index", "--chmod=+x", &values_file("qa-gcp")]).run().ok();
    sandbox.git(&iac.clone).args(["commit", "-q", "-m", "chore: odd mode"]).run().ok();
    sandbox.git(&iac.clone).args(["push", "-q", "origin", "main"]).run().ok();
    assert_promotion(&iac, promote(sandbox.eurodat(&iac.clone)));
    let mode = sandbox.git(&iac.remote).args(["ls-tree", BRANCH, &values_file("qa-gcp")]).run().text();
    assert!(mode.starts_with("100755 "), "{mode}");
}
