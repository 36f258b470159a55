//! What is missing or full around the program.

use std::path::Path;

use libtest_mimic::Trial;

use super::set;
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("traps::bump_without_values_files", bump_without_values_files),
        trial("traps::a_push_default_that_is_no_remote", a_push_default_that_is_no_remote),
    ];
    // Only some systems have a device that is always full.
    if Path::new("/dev/full").exists() {
        trials.push(trial("traps::a_result_that_cannot_be_written", a_result_that_cannot_be_written));
    }
    trials
}

fn bump_without_values_files() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    std::fs::remove_dir_all(iac.clone.join("app-of-apps")).expect("the folder goes");
    sandbox.eurodat(&iac.clone).args(["bump", "qa", "1.5.0"]).run().exit(2);
}

fn a_push_default_that_is_no_remote() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "rename", "origin", "gitlab"]).run().ok();
    set(&iac, "remote.pushDefault", "nowhere");
    let refused = sandbox.eurodat(&iac.clone).arg("status").run().exit(2);
    refused.says("there is no remote called nowhere").says("the remotes are: gitlab");
}

/// A result that was lost is no success.
fn a_result_that_cannot_be_written() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for command in ["git eurodat status", "git eurodat status --format json"] {
        let lost = sandbox.program("sh", &iac.clone).args(["-c", &format!("{command} > /dev/full")]).run();
        lost.exit(3).says("can't be written");
    }
}
