//! `kill -9` at any call: the old hook or the chain stands there, never none and never half of one.

use std::fs;

use libtest_mimic::Trial;

use super::{hooks, listing, script};
use crate::suite::crash_at_calls::at_each_call;
use crate::support::forge::executable;
use crate::support::iac::Iac;
use crate::support::run::Run;
use crate::support::sandbox::{PROGRAM, Sandbox};
use crate::support::tool::trial_with;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial_with(&["strace"], "hooks::killed_while_installing", || killed(|run| run.args(["hooks", "install"]))),
        trial_with(&["strace"], "hooks::killed_while_uninstalling", || killed(|run| run.args(["hooks", "uninstall"]))),
    ]
}

const OLD: &str = "#!/bin/sh\n# the old one\n";

fn killed(run: fn(Run) -> Run) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let folder = iac.clone.join(".git/hooks");
    let installs = format!("{:?}", run(sandbox.program(PROGRAM, &iac.clone))).contains("\"install\"");
    let prepare = |iac: &Iac<'_>| {
        let _ = fs::remove_dir_all(iac.clone.join(".git/hooks"));
        executable(&iac.clone.join(".git/hooks/pre-commit"), OLD);
        if !installs {
            hooks(iac.sandbox, &iac.clone, "install").ok();
        }
    };
    at_each_call(&iac, run, prepare, |iac, told| {
        let there = listing(&folder);
        let text = fs::read_to_string(folder.join("pre-commit")).unwrap_or_default();
        let kept = there.get("pre-commit.before-eurodat").is_some_and(|kept| kept.3 == OLD.as_bytes());
        assert!(text == OLD || (text == script("pre-commit") && kept), "{told}: {:?}", there.keys());
        for name in ["pre-merge-commit", "pre-push"] {
            let text = fs::read_to_string(folder.join(name)).ok();
            assert!(text.is_none_or(|text| text == script(name)), "{told}: {name} is half written");
        }
        run(iac.sandbox.program(PROGRAM, &iac.clone)).run().ok();
        hooks(iac.sandbox, &iac.clone, "uninstall").ok();
        assert_eq!(listing(&folder).keys().collect::<Vec<_>>(), ["pre-commit"], "{told}");
        assert_eq!(fs::read_to_string(folder.join("pre-commit")).expect("there"), OLD, "{told}");
    });
}
