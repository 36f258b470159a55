//! What `install` writes and `uninstall` takes back.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use libtest_mimic::Trial;

use super::{NAMES, hooks, listing, repository, script};
use crate::support::forge::executable;
use crate::support::sandbox::{PROGRAM, Sandbox};
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("hooks::install", install),
        trial("hooks::install_has_a_dry_run", install_has_a_dry_run),
        trial("hooks::whatever_is_there_comes_back", whatever_is_there_comes_back),
        trial("hooks::a_folder_is_in_the_way", a_folder_is_in_the_way),
        trial("hooks::nothing_to_uninstall", nothing_to_uninstall),
        trial("hooks::needs_an_action", needs_an_action),
    ]
}

fn install() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    hooks(&sandbox, &iac, "install").snapshot(snapbox::str![[r"
$ git eurodat hooks install
installed       [SANDBOX]/iac/.git/hooks/pre-commit
installed       [SANDBOX]/iac/.git/hooks/pre-merge-commit
installed       [SANDBOX]/iac/.git/hooks/pre-push
--- talk
--- exit 0

"]]);
    let first = listing(&iac.join(".git/hooks"));
    assert_eq!(first.keys().map(String::as_str).collect::<Vec<_>>(), NAMES);
    for (name, (_, mode, _, bytes)) in &first {
        assert_eq!(bytes, script(name).as_bytes());
        assert_eq!(mode & 0o777, 0o755, "{name}");
    }
    assert_eq!(hooks(&sandbox, &iac, "install").ok().stdout.matches("unchanged").count(), 3);
    assert_eq!(listing(&iac.join(".git/hooks")), first);
    assert_eq!(hooks(&sandbox, &iac, "uninstall").ok().stdout.matches("removed").count(), 3);
    assert!(listing(&iac.join(".git/hooks")).is_empty());
}

fn install_has_a_dry_run() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let folder = iac.join(".git/hooks");
    executable(&folder.join("pre-push"), "#!/bin/sh\n");
    let before = listing(&folder);
    let dry_run = |action| sandbox.eurodat(&iac).args(["hooks", action, "--dry-run"]).run().ok();
    dry_run("install").says("would install").says("pre-push (runs pre-push.before-eurodat first)");
    assert_eq!(listing(&folder), before);
    hooks(&sandbox, &iac, "install").ok();
    let installed = listing(&folder);
    dry_run("uninstall").says("would remove").says("would restore");
    assert_eq!(listing(&folder), installed);
}

/// Puts a hook into a place.
type Put = fn(&Path);

const OLD: [(&str, Put); 9] = [
    ("sh", |path| executable(&path.to_owned(), "#!/bin/sh\nexit 0\n")),
    ("python", |path| executable(&path.to_owned(), "#!/usr/bin/env python3\nprint('old')\n")),
    ("without a line end, with CR", |path| executable(&path.to_owned(), "#!/bin/sh\r\nexit 0")),
    ("not executable", |path| fs::write(path, "#!/bin/sh\nexit 1\n").expect("written")),
    ("empty", |path| fs::write(path, "").expect("written")),
    ("of the owner alone", |path| {
        fs::write(path, "#!/bin/sh\n").expect("written");
        fs::set_permissions(path, fs::Permissions::from_mode(0o500)).expect("the mode can be set");
    }),
    ("a binary", |path| assert!(fs::copy(PROGRAM, path).is_ok())),
    ("a symlink", |path| symlink("../../a hook", path).expect("made")),
    ("a symlink that leads nowhere", |path| symlink("/nowhere/at all", path).expect("made")),
];

fn whatever_is_there_comes_back() {
    for (kind, put) in OLD {
        let sandbox = Sandbox::new();
        let iac = repository(&sandbox);
        executable(&iac.join("a hook"), "#!/bin/sh\nexit 0\n");
        let folder = iac.join(".git/hooks");
        fs::create_dir(&folder).expect("made");
        for name in NAMES {
            put(&folder.join(name));
        }
        let before = listing(&folder);
        hooks(&sandbox, &iac, "install").ok().says("(runs pre-push.before-eurodat first)");
        let installed = listing(&folder);
        for name in NAMES {
            assert_eq!(installed[name].3, script(name).as_bytes(), "{kind}");
            assert_eq!(installed[&format!("{name}.before-eurodat")], before[name], "{kind}");
        }
        hooks(&sandbox, &iac, "install").ok().says("unchanged");
        assert_eq!(listing(&folder), installed, "{kind}");
        hooks(&sandbox, &iac, "uninstall").ok().says("restored");
        assert_eq!(listing(&folder), before, "{kind}");
    }
}

fn a_folder_is_in_the_way() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    fs::create_dir_all(iac.join(".git/hooks/pre-push")).expect("made");
    hooks(&sandbox, &iac, "install").exit(2).says("pre-push is no file");
    assert_eq!(listing(&iac.join(".git/hooks")).len(), 1, "all or none");
}

fn nothing_to_uninstall() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    assert_eq!(hooks(&sandbox, &iac, "uninstall").ok().stdout.matches("not there").count(), 3);
    executable(&iac.join(".git/hooks/pre-commit"), "#!/bin/sh\n");
    let before = listing(&iac.join(".git/hooks"));
    hooks(&sandbox, &iac, "uninstall").ok().says("not ours");
    assert_eq!(listing(&iac.join(".git/hooks")), before);
}

fn needs_an_action() {
    let sandbox = Sandbox::new();
    sandbox.eurodat(&sandbox.path("")).arg("hooks").run().exit(2).says("hooks <ACTION>");
    hooks(&sandbox, &sandbox.path(""), "install").exit(2).says("no Git repository here");
}
