//! Where the hooks go, and where they must not.

use std::os::unix::fs::symlink;
use std::path::Path;

use libtest_mimic::Trial;

use super::{NAMES, StandIn, hooks, listing, repository};
use crate::support::iac::write;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("hooks::path_in_the_work_tree", path_in_the_work_tree),
        trial("hooks::path_in_the_repository", path_in_the_repository),
        trial("hooks::path_that_others_share", path_that_others_share),
        trial("hooks::folder_is_a_symlink", folder_is_a_symlink),
        trial("hooks::hooks_are_turned_off", hooks_are_turned_off),
        trial("hooks::linked_work_tree", linked_work_tree),
        trial("hooks::linked_work_tree_with_a_path_of_its_own", linked_work_tree_with_a_path_of_its_own),
        trial("hooks::bare", bare),
        trial("hooks::submodule", submodule),
        trial("hooks::git_folder_elsewhere", git_folder_elsewhere),
        trial("hooks::odd_folder_names", odd_folder_names),
        trial("hooks::made_by_husky", made_by_husky),
    ]
}

fn set(sandbox: &Sandbox, iac: &Path, path: &str) {
    sandbox.git(iac).args(["config", "core.hooksPath", path]).run().ok();
}

/// Git runs them there: a commit in this folder, and in a folder below it, calls the program.
#[track_caller]
fn assert_run(sandbox: &Sandbox, folder: &Path) {
    let stand_in = StandIn::new(sandbox);
    std::fs::create_dir_all(folder.join("below")).expect("made");
    for place in [folder.to_owned(), folder.join("below")] {
        let commit = sandbox.git(&place).args(["commit", "-q", "--allow-empty", "-m", "feat: more"]);
        stand_in.before(commit).run().ok();
        assert_eq!(stand_in.log(), ["ours check --staged"], "{}", place.display());
    }
}

#[track_caller]
fn assert_only(folder: &Path) {
    assert_eq!(listing(folder).keys().map(String::as_str).collect::<Vec<_>>(), NAMES, "{}", folder.display());
}

fn path_in_the_work_tree() {
    for start in ["", "below"] {
        let sandbox = Sandbox::new();
        let iac = repository(&sandbox);
        std::fs::create_dir(iac.join("below")).expect("made");
        set(&sandbox, &iac, ".githooks/local");
        hooks(&sandbox, &iac.join(start), "install").ok().says("is in the work tree");
        assert_only(&iac.join(".githooks/local"));
        assert_run(&sandbox, &iac);
        hooks(&sandbox, &iac.join(start), "uninstall").ok();
        assert!(listing(&iac.join(".githooks/local")).is_empty());
    }
}

fn path_in_the_repository() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    set(&sandbox, &iac, &iac.join(".git/my hooks").display().to_string());
    assert_eq!(hooks(&sandbox, &iac, "install").ok().stderr, "");
    assert_only(&iac.join(".git/my hooks"));
    assert_run(&sandbox, &iac);
}

fn path_that_others_share() {
    for (setting, place) in [("~/hooks", "home/hooks"), ("../shared", "shared"), ("SANDBOX/shared", "shared")] {
        let sandbox = Sandbox::new();
        let iac = repository(&sandbox);
        write(&sandbox.path(place).join("pre-commit"), "#!/bin/sh\n");
        let before = listing(&sandbox.path(place));
        let setting = setting.replace("SANDBOX", &sandbox.path("").display().to_string());
        sandbox.config("core.hooksPath", &setting);
        let refused = hooks(&sandbox, &iac, "install").exit(2).says("is outside this repository");
        refused.says("home/.gitconfig").says("git config core.hooksPath");
        hooks(&sandbox, &iac, "uninstall").exit(2);
        assert_eq!(listing(&sandbox.path(place)), before);
        // What the help says.
        set(&sandbox, &iac, &iac.join(".git/hooks").display().to_string());
        hooks(&sandbox, &iac, "install").ok();
        assert_run(&sandbox, &iac);
    }
}

fn folder_is_a_symlink() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    std::fs::create_dir(sandbox.path("shared")).expect("made");
    symlink("../../shared", iac.join(".git/hooks")).expect("made");
    hooks(&sandbox, &iac, "install").exit(2).says("is outside this repository").says("a symlink leads there");
    assert!(listing(&sandbox.path("shared")).is_empty());
    std::fs::remove_file(iac.join(".git/hooks")).expect("there");
    symlink("../tools", iac.join(".git/hooks")).expect("made");
    std::fs::create_dir(iac.join("tools")).expect("made");
    hooks(&sandbox, &iac, "install").ok().says("is in the work tree");
    assert_only(&iac.join("tools"));
    assert_run(&sandbox, &iac);
}

fn hooks_are_turned_off() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    set(&sandbox, &iac, "/dev/null");
    hooks(&sandbox, &iac, "install").exit(2).says("/dev/null is outside this repository");
}

fn linked_work_tree() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    sandbox.git(&iac).args(["worktree", "add", "-q", "../linked"]).run().ok();
    hooks(&sandbox, &sandbox.path("linked"), "install").ok();
    assert_only(&iac.join(".git/hooks"));
    assert_run(&sandbox, &sandbox.path("linked"));
    assert_run(&sandbox, &iac);
    // A setting for all may name a folder of the first work tree.
    set(&sandbox, &iac, &iac.join(".githooks").display().to_string());
    hooks(&sandbox, &sandbox.path("linked"), "install").ok();
    assert_run(&sandbox, &sandbox.path("linked"));
}

fn linked_work_tree_with_a_path_of_its_own() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    sandbox.git(&iac).args(["worktree", "add", "-q", "../linked"]).run().ok();
    let linked = sandbox.path("linked");
    sandbox.git(&iac).args(["config", "extensions.worktreeConfig", "true"]).run().ok();
    sandbox.git(&linked).args(["config", "--worktree", "core.hooksPath", ".hooks"]).run().ok();
    hooks(&sandbox, &linked, "install").ok();
    assert_only(&linked.join(".hooks"));
    assert!(listing(&iac.join(".git/hooks")).is_empty());
    assert_run(&sandbox, &linked);
    hooks(&sandbox, &iac, "install").ok();
    assert_only(&iac.join(".git/hooks"));
}

fn bare() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--bare", "--template=", "iac", "bare.git"]).run().ok();
    let bare = sandbox.path("bare.git");
    for folder in [&bare, &iac.join(".git")] {
        hooks(&sandbox, folder, "install").exit(2).says("there is no work tree here");
    }
    assert!(listing(&bare.join("hooks")).is_empty());
    sandbox.git(&bare).args(["worktree", "add", "-q", "../linked", "main"]).run().ok();
    hooks(&sandbox, &sandbox.path("linked"), "install").ok();
    assert_only(&bare.join("hooks"));
    assert_run(&sandbox, &sandbox.path("linked"));
}

fn submodule() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    sandbox.git(&sandbox.path("")).args(["init", "-q", "--template=", "outer"]).run().ok();
    let outer = sandbox.path("outer");
    let add = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add"];
    sandbox.git(&outer).args(add).arg(&iac).arg("inner").run().ok();
    let _ = std::fs::remove_dir_all(outer.join(".git/modules/inner/hooks"));
    hooks(&sandbox, &outer.join("inner"), "install").ok();
    assert_only(&outer.join(".git/modules/inner/hooks"));
    assert!(listing(&outer.join(".git/hooks")).is_empty());
    assert_run(&sandbox, &outer.join("inner"));
}

fn git_folder_elsewhere() {
    let sandbox = Sandbox::new();
    let init = ["init", "-q", "--template=", "--separate-git-dir", "kept elsewhere", "iac"];
    sandbox.git(&sandbox.path("")).args(init).run().ok();
    hooks(&sandbox, &sandbox.path("iac"), "install").ok();
    assert_only(&sandbox.path("kept elsewhere/hooks"));
    assert_run(&sandbox, &sandbox.path("iac"));
}

fn odd_folder_names() {
    for name in ["with space", "größe-日本", "-it's \"quoted\" $HOME `id`", "new\nline", "a\\b*"] {
        let sandbox = Sandbox::new();
        let folder = sandbox.path(name);
        std::fs::create_dir(&folder).expect("a folder");
        sandbox.git(&folder).args(["init", "-q", "--template="]).run().ok();
        hooks(&sandbox, &folder, "install").ok();
        assert_only(&folder.join(".git/hooks"));
        assert_run(&sandbox, &folder);
    }
}

/// Its scripts take their name for the hook's: under another name they would run nothing, and say nothing.
fn made_by_husky() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    write(&iac.join(".husky/_/pre-commit"), "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"");
    set(&sandbox, &iac, ".husky/_");
    hooks(&sandbox, &iac, "install").exit(2).says("husky").says(".husky/pre-commit");
    assert_eq!(listing(&iac.join(".husky/_")).len(), 1);
}
