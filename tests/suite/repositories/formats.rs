//! How a repository keeps its objects, references and index.

use std::path::Path;

use libtest_mimic::Trial;

use super::gits::with_formats;
use super::{BRANCH, assert_usual};
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::user_state::UserState;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        with_formats("repositories::sha256", sha256),
        with_formats("repositories::reftable", reftable),
        trial("repositories::packed_refs", packed_refs),
        trial("repositories::borrowed_objects", borrowed_objects),
        trial("repositories::sparse_index", sparse_index),
        trial("repositories::shared_by_a_group", shared_by_a_group),
        trial("repositories::unknown_extension", unknown_extension),
    ]
}

fn sha256() {
    let sandbox = Sandbox::new();
    sandbox.config("init.defaultObjectFormat", "sha256");
    let iac = Iac::new(&sandbox);
    assert_usual(&iac, &iac.clone);
    assert_eq!(iac.tip(BRANCH).len(), 64);
}

fn reftable() {
    let sandbox = Sandbox::new();
    sandbox.config("init.defaultRefFormat", "reftable");
    let iac = Iac::new(&sandbox);
    assert!(iac.clone.join(".git/reftable").is_dir(), "the clone keeps its references in tables");
    assert_usual(&iac, &iac.clone);
}

fn packed_refs() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for folder in [&iac.clone, &iac.remote] {
        sandbox.git(folder).args(["pack-refs", "--all"]).run().ok();
        sandbox.git(folder).args(["gc", "-q", "--prune=now"]).run().ok();
    }
    assert_usual(&iac, &iac.clone);
}

/// A clone that holds no objects of its own: `objects/info/alternates` says where they are.
fn borrowed_objects() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let clone = ["clone", "-q", "--shared", "iac.git", "borrower"];
    sandbox.git(&sandbox.path("")).args(clone).run().ok();
    let borrower = sandbox.path("borrower");
    assert!(borrower.join(".git/objects/info/alternates").is_file());
    assert_usual(&iac, &borrower);
}

/// Neither the values files nor their folder are in the work tree or, one by one, in the index.
fn sparse_index() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write("docs/README.md", "# Docs\n");
    iac.commit("docs: a start");
    let sparse = ["sparse-checkout", "set", "--cone", "--sparse-index", "docs"];
    sandbox.git(&iac.clone).args(sparse).run().ok();
    assert!(!iac.clone.join("app-of-apps").exists());
    let before = UserState::of(&sandbox, &iac.clone);
    assert_usual(&iac, &iac.clone);
    assert_eq!(UserState::of(&sandbox, &iac.clone), before);
}

/// Others of the group must be able to write where our objects lie.
fn shared_by_a_group() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["config", "core.sharedRepository", "group"]).run().ok();
    let objects = iac.clone.join(".git/objects");
    let before = folders(&objects);
    assert_usual(&iac, &iac.clone);
    let new: Vec<_> = folders(&objects).into_iter().filter(|folder| !before.contains(folder)).collect();
    assert!(!new.is_empty(), "the promotion wrote objects");
    assert!(new.iter().all(|(_, mode)| mode & 0o020 != 0), "{new:?}");
}

fn folders(objects: &Path) -> Vec<(String, u32)> {
    use std::os::unix::fs::MetadataExt as _;
    let entries = std::fs::read_dir(objects).expect("the folder").flatten();
    let mode = |entry: &std::fs::DirEntry| entry.metadata().expect("its metadata").mode();
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), mode(&entry))).collect()
}

/// What git itself doesn't understand, nobody reads past it.
fn unknown_extension() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for (key, value) in [("core.repositoryFormatVersion", "1"), ("extensions.frobnicate", "true")] {
        sandbox.git(&iac.clone).args(["config", key, value]).run().ok();
    }
    for command in [&["status"][..], &["promote", "qa", "--release", "1.5.0"]] {
        sandbox.eurodat(&iac.clone).args(command).run().exit(3).says("unknown repository extension").says("frobnicate");
    }
    assert_eq!(iac.branches(), ["main"]);
}
