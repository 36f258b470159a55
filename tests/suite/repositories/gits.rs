//! Every git on the machine, not only the newest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::Trial;

use super::{assert_usual_by, partial, shallow};
use crate::support::iac::Iac;
use crate::support::run::Run;
use crate::support::sandbox::{PROGRAM, Sandbox};
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("repositories::every_git", every_git),
        trial("repositories::every_git_in_a_partial_clone", every_git_in_a_partial_clone),
        trial("repositories::every_git_in_a_shallow_clone", every_git_in_a_shallow_clone),
        with_formats("repositories::every_git_with_sha256", every_git_with_sha256),
    ]
}

/// A trial whose repository has another format, as `init.default…Format` says. A git that doesn't read those settings
/// has no `--ref-format` either; where the git of this run is such a one, the trial shows as ignored.
pub(super) fn with_formats(name: &str, body: fn()) -> Trial {
    let sandbox = Sandbox::new();
    let probe = sandbox.git(&sandbox.path("")).args(["init", "-q", "--ref-format=files", "probe"]).run();
    let trial = trial(name, body);
    if probe.code == Some(0) { trial } else { trial.with_kind("needs a newer git").with_ignored_flag(true) }
}

/// One folder with a git for each version on the search path.
fn gits() -> BTreeMap<String, PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let version = |folder: PathBuf| {
        let said = Command::new(folder.join("git")).arg("--version").output().ok()?;
        Some((String::from_utf8_lossy(&said.stdout).into_owned(), folder))
    };
    std::env::split_paths(&path).filter_map(version).collect()
}

/// `git eurodat …` where `git` is the one in this folder.
fn eurodat(iac: &Iac<'_>, git: &Path, clone: &str) -> Run {
    let ours = PathBuf::from(PROGRAM).parent().map(PathBuf::from).unwrap_or_default();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [ours, git.to_owned()].into_iter().chain(std::env::split_paths(&path));
    let path = std::env::join_paths(folders).expect("a search path");
    iac.sandbox.eurodat(&iac.sandbox.path(clone)).env("PATH", path)
}

/// Makes the usual fleet for each git, and a clone of it.
fn with_each(clone: &[&str], body: fn(&Iac<'_>, &dyn Fn() -> Run)) {
    for git in gits().values() {
        let sandbox = Sandbox::new();
        let iac = Iac::new(&sandbox);
        partial::allow(&iac);
        let url = format!("file://{}", iac.remote.display());
        sandbox.git(&sandbox.path("")).args(["clone", "-q"]).args(clone).args([&url, "other"]).run().ok();
        body(&iac, &|| eurodat(&iac, git, "other"));
    }
}

fn every_git() {
    with_each(&[], |iac, run| assert_usual_by(iac, run));
}

fn every_git_in_a_partial_clone() {
    with_each(&["--no-checkout", "--filter=blob:none"], |iac, run| assert_usual_by(iac, run));
}

fn every_git_in_a_shallow_clone() {
    with_each(&["--depth=1"], |iac, run| shallow::assert_unverified(iac, run));
}

fn every_git_with_sha256() {
    for git in gits().values() {
        let sandbox = Sandbox::new();
        sandbox.config("init.defaultObjectFormat", "sha256");
        let iac = Iac::new(&sandbox);
        assert_usual_by(&iac, || eurodat(&iac, git, "iac"));
    }
}
