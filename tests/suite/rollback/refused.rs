//! Rollbacks that are none.

use libtest_mimic::Trial;

use super::{BRANCH, QA, rollback};
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::user_state::UserState;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("rollback::refused", refused),
        trial("rollback::wrong_usage", wrong_usage),
        trial("rollback::strict_refuses_what_is_unverified", strict_refuses_what_is_unverified),
        trial("rollback::a_branch_in_the_way", a_branch_in_the_way),
        trial("rollback::a_branch_with_foreign_commits_stays", a_branch_with_foreign_commits_stays),
    ]
}

/// Asks in vain: this exit code, these words, and nothing done.
#[track_caller]
fn in_vain(iac: &Iac<'_>, arguments: &[&str], code: i32, words: &[&str]) {
    let before = UserState::of(iac.sandbox, &iac.clone);
    let mut said = iac.sandbox.eurodat(&iac.clone).arg("rollback").args(arguments).run().exit(code);
    for part in words {
        said = said.says(part);
    }
    assert_eq!(UserState::of(iac.sandbox, &iac.clone), before);
    assert_eq!(iac.branches(), ["main"]);
}

fn refused() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let up = ["a rollback goes down", "git eurodat promote qa --release 1.5.0"];
    in_vain(&iac, &["qa", "--to", "1.5.0"], 1, &up);
    let hotfix = "git eurodat promote qa --release 1.3.0 --override no-downgrade=REASON";
    in_vain(&iac, &["qa", "--to", "1.3.0"], 1, &["error[no-downgrade]", "never ran there", hotfix]);
    in_vain(&iac, &["prod"], 1, &["no release is known to go back to", "prod-gcp runs 1.4.1 (before: nothing older)"]);
    in_vain(&iac, &["dev"], 1, &["dev-gcp never ran a release"]);
    iac.write(".eurodat.toml", "version = 1\n[rejected]\n\"1.4.1\" = \"loses contracts\"\n");
    iac.commit("chore: reject 1.4.1");
    in_vain(&iac, &["qa"], 1, &["no release is known to go back to", "rejected or rolled back: 1.4.1"]);
}

fn wrong_usage() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    in_vain(&iac, &[], 2, &["STAGE"]);
    in_vain(&iac, &["mars"], 2, &["no stage is called mars"]);
    in_vain(&iac, &["qa", "-e", "qa-mars"], 2, &["qa has no environment qa-mars"]);
    in_vain(&iac, &["qa", "--to", "v1"], 2, &["not a SemVer version"]);
    in_vain(&iac, &["qa", "--reason", " \n"], 2, &["the reason is empty"]);
    in_vain(&iac, &["qa", "--list", "--to", "1.4.1"], 2, &["cannot be used with"]);
}

fn strict_refuses_what_is_unverified() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    in_vain(&iac, &["qa", "--strict"], 1, &["known-release"]);
}

fn a_branch_in_the_way() {
    for other in ["rollback", "rollback/qa", "rollback/qa/1.4.1/mine"] {
        let sandbox = Sandbox::new();
        let iac = Iac::new(&sandbox);
        sandbox.git(&iac.clone).args(["push", "-q", "origin", &format!("main:refs/heads/{other}")]).run().ok();
        rollback(sandbox.eurodat(&iac.clone)).run().exit(1).says(other).says("in the way");
        assert_eq!(iac.branches(), ["main", other]);
    }
}

fn a_branch_with_foreign_commits_stays() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    rollback(sandbox.eurodat(&iac.clone)).run().ok();
    sandbox.git(&iac.clone).args(["fetch", "-q"]).run().ok();
    sandbox.git(&iac.clone).args(["switch", "-q", BRANCH]).run().ok();
    sandbox.git(&iac.clone).args(["commit", "-q", "--allow-empty", "-m", "docs: mine"]).run().ok();
    sandbox.git(&iac.clone).args(["push", "-q", "origin", BRANCH]).run().ok();
    let foreign = iac.tip(BRANCH);
    rollback(sandbox.eurodat(&iac.clone)).run().exit(1).says("more than the rollback of qa to 1.4.1");
    sandbox.git(&iac.clone).args(["switch", "-q", "main"]).run().ok();
    iac.set(&QA, "1.5.0");
    let said = rollback(sandbox.eurodat(&iac.clone)).run().ok();
    said.says("rollback/qa/1.4.1 holds more than a rollback of qa, and stays");
    assert_eq!(iac.tip(BRANCH), foreign);
}
