//! Ours edited, switched off, deleted, replaced, or installed halfway.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use libtest_mimic::Trial;

use super::{StandIn, hooks, listing, repository, script};
use crate::support::forge::executable;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("hooks::edited_stays", edited_stays),
        trial("hooks::switched_off", switched_off),
        trial("hooks::deleted", deleted),
        trial("hooks::replaced", replaced),
        trial("hooks::replaced_by_one_that_calls_ours", replaced_by_one_that_calls_ours),
        trial("hooks::killed_midway", killed_midway),
    ]
}

const OLD: &str = "#!/bin/sh\nexit 0\n";

fn edited_stays() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let folder = iac.join(".git/hooks");
    executable(&folder.join("pre-commit"), OLD);
    hooks(&sandbox, &iac, "install").ok();
    executable(&folder.join("pre-commit"), &(script("pre-commit") + "# and mine\n"));
    let edited = listing(&folder);
    hooks(&sandbox, &iac, "install").ok().says("left").says("was edited: it stays as it is");
    assert_eq!(listing(&folder), edited);
    hooks(&sandbox, &iac, "uninstall").ok().says("was edited: it stays as it is").says("removed");
    let left = listing(&folder);
    assert_eq!(left.keys().collect::<Vec<_>>(), ["pre-commit", "pre-commit.before-eurodat"]);
    assert_eq!(left["pre-commit"], edited["pre-commit"]);
}

fn switched_off() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let hook = iac.join(".git/hooks/pre-commit");
    let off = || fs::set_permissions(&hook, fs::Permissions::from_mode(0o644)).expect("the mode can be set");
    executable(&hook, OLD);
    hooks(&sandbox, &iac, "install").ok();
    off();
    hooks(&sandbox, &iac, "install").ok().says("installed").says("(runs pre-commit.before-eurodat first)");
    assert_eq!(fs::metadata(&hook).expect("there").permissions().mode() & 0o777, 0o755);
    off();
    hooks(&sandbox, &iac, "uninstall").ok().says("restored");
    assert_eq!(fs::read_to_string(&hook).expect("there"), OLD);
}

/// Somebody deleted ours: what was there before is still there to be run, or to come back.
fn deleted() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let hook = iac.join(".git/hooks/pre-commit");
    executable(&hook, OLD);
    let before = listing(&iac.join(".git/hooks"));
    for _ in 0..2 {
        hooks(&sandbox, &iac, "install").ok().says("(runs pre-commit.before-eurodat first)");
        fs::remove_file(&hook).expect("there");
    }
    hooks(&sandbox, &iac, "uninstall").ok().says("restored");
    assert_eq!(listing(&iac.join(".git/hooks")), before);
}

/// Another hook took our place: it is chained, and what ran before that is kept under a name of its own.
fn replaced() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let folder = iac.join(".git/hooks");
    for text in ["#!/bin/sh\n: first\n", "#!/bin/sh\n: second\n", "#!/bin/sh\n: third\n"] {
        executable(&folder.join("pre-commit"), text);
        hooks(&sandbox, &iac, "install").ok().says("(runs pre-commit.before-eurodat first)");
    }
    let kept = |name: &str| fs::read_to_string(folder.join(name)).expect("kept");
    assert!(kept("pre-commit.before-eurodat").contains("third"));
    assert!(kept("pre-commit.before-eurodat.1").contains("first"));
    assert!(kept("pre-commit.before-eurodat.2").contains("second"));
    hooks(&sandbox, &iac, "uninstall").ok().says("restored");
    assert!(kept("pre-commit").contains("third"));
}

/// A manager of its own kind keeps ours under another name and calls it: no ring, and each runs.
fn replaced_by_one_that_calls_ours() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let folder = iac.join(".git/hooks");
    let stand_in = StandIn::new(&sandbox);
    executable(&folder.join("pre-commit"), &stand_in.hook("old"));
    hooks(&sandbox, &iac, "install").ok();
    fs::rename(folder.join("pre-commit"), folder.join("pre-commit.kept")).expect("renamed");
    let dispatcher = stand_in.hook("dispatcher") + "\"$0.kept\" || \"${0%.before-eurodat}.kept\"\n";
    executable(&folder.join("pre-commit"), &dispatcher);
    hooks(&sandbox, &iac, "install").ok();
    let commit = sandbox.git(&iac).args(["commit", "-q", "--allow-empty", "-m", "feat: more"]);
    stand_in.before(commit).run().ok();
    let log = stand_in.log();
    assert!(log.len() < 8, "a ring: {log:?}");
    for line in ["dispatcher ", "ours check --staged"] {
        assert!(log.iter().any(|there| there == line), "{line:?} is not in {log:?}");
    }
    assert!(log.last().is_some_and(|last| last.starts_with("ours")), "{log:?}");
}

/// The old hook has its second name already, and ours hasn't taken its place.
fn killed_midway() {
    for action in ["install", "uninstall"] {
        let sandbox = Sandbox::new();
        let iac = repository(&sandbox);
        let folder = iac.join(".git/hooks");
        executable(&folder.join("pre-commit"), OLD);
        let before = listing(&folder);
        fs::hard_link(folder.join("pre-commit"), folder.join("pre-commit.before-eurodat")).expect("linked");
        fs::write(folder.join(".eurodat-hook"), "#!/bin/sh\n# Inst").expect("written");
        if action == "install" {
            hooks(&sandbox, &iac, "install").ok().says("(runs pre-commit.before-eurodat first)");
            assert_eq!(listing(&folder)["pre-commit"].3, script("pre-commit").as_bytes());
            assert_eq!(listing(&folder)["pre-commit.before-eurodat"], before["pre-commit"]);
        }
        hooks(&sandbox, &iac, "uninstall").ok().says("restored");
        assert_eq!(listing(&folder), before, "{action}");
    }
}
