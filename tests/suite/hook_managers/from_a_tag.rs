//! The managers run the hook from a checkout of this project at a tag.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::Trial;

use super::{TAG, broken, commit, mended, project_at_a_tag};
use crate::support::iac::Iac;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial_with;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial_with(&["pre-commit", "cargo"], "hook_managers::pre_commit_builds_it", || builds_it("pre-commit")),
        trial_with(&["prek", "cargo"], "hook_managers::prek_builds_it", || builds_it("prek")),
        trial_with(&["pre-commit"], "hook_managers::pre_commit_takes_the_installed_one", || takes_it("pre-commit")),
        trial_with(&["prek"], "hook_managers::prek_takes_the_installed_one", || takes_it("prek")),
        trial_with(&["lefthook"], "hook_managers::lefthook_takes_the_installed_one", lefthook),
    ]
}

/// What makes it the user's own cargo, which builds as fast as it can, in a folder that the next run finds again.
fn cargo() -> Vec<(String, PathBuf)> {
    let home = PathBuf::from(std::env::var_os("HOME").unwrap_or_default());
    let folder = |name: &str, usual| std::env::var_os(name).map_or_else(|| home.join(usual), PathBuf::from);
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR"));
    // Prek keeps crates of its own, and cargo builds anew what lies at another path: so all share prek's place.
    let (prek, crates) = (kept.join("prek"), kept.join("prek/cache/cargo"));
    std::fs::create_dir_all(prek.join("cache")).expect("made");
    // It stays from run to run, and only one trial can make it.
    let _ = symlink(folder("CARGO_HOME", ".cargo"), &crates);
    let fast = FAST.map(|(name, value)| (format!("CARGO_PROFILE_RELEASE_{name}"), value.into()));
    let more = [
        ("CARGO_HOME", crates),
        ("RUSTUP_HOME", folder("RUSTUP_HOME", ".rustup")),
        ("PREK_HOME", prek),
        ("CARGO_TARGET_DIR", kept.join("hook-managers")),
        ("CARGO_NET_OFFLINE", "true".into()),
    ];
    fast.into_iter().chain(more.map(|(name, value)| (name.to_owned(), value))).collect()
}

const FAST: [(&str, &str); 4] = [("OPT_LEVEL", "0"), ("LTO", "off"), ("STRIP", "none"), ("DEBUG", "0")];

/// Runs a program to its end, however long a build takes.
#[track_caller]
fn finish(mut command: Command) {
    let output = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed:\n{said}");
}

fn configuration(project: &Path, hooks: &[&str]) -> String {
    let hooks: String = hooks.iter().map(|hook| format!("  - id: {hook}\n")).collect();
    format!("repos:\n- repo: file://{}\n  rev: {TAG}\n  hooks:\n{hooks}", project.display())
}

/// Without the program on the PATH, so that only what the manager built can be what runs.
fn builds_it(manager: &str) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let project = project_at_a_tag(&sandbox);
    iac.write(".pre-commit-config.yaml", &configuration(&project, &["eurodat-check", "eurodat-check-push"]));
    let cargo = cargo();
    if manager == "prek" {
        // What an earlier run cloned and installed there is of no use to anyone.
        for left in ["repos", "hooks"] {
            let _ = std::fs::remove_dir_all(Path::new(env!("CARGO_TARGET_TMPDIR")).join("prek").join(left));
        }
    }
    let mut install = sandbox.command(manager, &iac.clone);
    install.envs(cargo.clone());
    install.args(["install", "--install-hooks", "-t", "pre-commit", "-t", "pre-merge-commit", "-t", "pre-push"]);
    finish(install);
    let path = std::env::var("PATH").unwrap_or_default();
    let with_manager = |run: Run| {
        let run = run.env("PATH", &path);
        cargo.iter().fold(run, |run, (name, value)| run.env(name, value))
    };
    broken(&iac);
    with_manager(commit(&iac)).run().exit(1).says("git eurodat check").says("not-a-release");
    mended(&iac);
    with_manager(commit(&iac)).run().ok().says("Passed");
    let push = |branch: &str| with_manager(sandbox.git(&iac.clone).args(["push", "origin", branch]));
    push("main").run().ok();
    broken(&iac);
    commit(&iac).arg("--no-verify").run().ok();
    push("main:feature").run().ok();
    push("main").run().exit(1).says("not-a-release");
}

fn takes_it(manager: &str) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let project = project_at_a_tag(&sandbox);
    iac.write(".pre-commit-config.yaml", &configuration(&project, &["eurodat-check-system"]));
    sandbox.program(manager, &iac.clone).args(["install", "-t", "pre-commit"]).run().ok();
    broken(&iac);
    commit(&iac).run().exit(1).says("not-a-release");
    mended(&iac);
    commit(&iac).run().ok().says("Passed");
}

fn lefthook() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let project = project_at_a_tag(&sandbox);
    let remote =
        format!("- git_url: file://{}\n    ref: {TAG}\n    configs: [hooks/lefthook.yml]\n", project.display());
    iac.write("lefthook.yml", &format!("remotes:\n  {remote}"));
    sandbox.program("lefthook", &iac.clone).arg("install").run().ok();
    broken(&iac);
    commit(&iac).run().exit(1).says("not-a-release");
    mended(&iac);
    commit(&iac).run().ok();
    broken(&iac);
    commit(&iac).arg("--no-verify").run().ok();
    let push = |branch: &str| sandbox.git(&iac.clone).args(["push", "origin", branch]);
    push("main:feature").run().ok();
    push("main").run().exit(1).says("not-a-release");
}
