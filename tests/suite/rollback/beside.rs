//! What else is open for the stage: nothing of it goes, and people are told.

use libtest_mimic::Trial;

use super::{BRANCH, QA, rollback};
use crate::suite::promote::promote;
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("rollback::beside_a_newer_promotion", beside_a_newer_promotion),
        trial("rollback::promotions_race_past_it", promotions_race_past_it),
        trial("rollback::beside_another", beside_another),
        trial("rollback::beside_what_is_merged", beside_what_is_merged),
        trial("rollback::beside_another_here", beside_another_here),
    ]
}

fn beside_a_newer_promotion() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    let promotion = iac.tip("promote/qa/1.5.0");
    let note = "promote/qa/1.5.0 is still open, and would bring 1.5.0 to qa";
    for _ in 0..2 {
        rollback(sandbox.eurodat(&iac.clone)).run().ok().says(note);
        assert_eq!(iac.branches(), ["main", "promote/qa/1.5.0", BRANCH]);
    }
    assert_eq!(iac.tip("promote/qa/1.5.0"), promotion);
}

/// Promotions supersede each other as ever, and leave the rollback.
fn promotions_race_past_it() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    rollback(sandbox.eurodat(&iac.clone)).run().ok();
    let note = "rollback/qa/1.4.1 is open, too, and would set qa back to 1.4.1";
    promote(sandbox.eurodat(&iac.clone)).run().ok().says(note);
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok().says(note);
    assert_eq!(iac.branches(), ["main", "promote/qa/1.6.0", BRANCH]);
    promote(sandbox.eurodat(&iac.clone)).run().exit(1).says("promote/qa/1.6.0 proposes a newer release");
}

fn beside_another() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&QA, "1.5.0");
    rollback(sandbox.eurodat(&iac.clone)).run().ok();
    let said = rollback(sandbox.eurodat(&iac.clone)).args(["--to", "1.4.1"]).run().ok();
    said.says("rollback/qa/1.4.2 is open, too, and would set qa back to 1.4.2");
    assert_eq!(iac.branches(), ["main", BRANCH, "rollback/qa/1.4.2"]);
}

fn beside_what_is_merged() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    sandbox.git(&iac.clone).args(["pull", "-q", "--ff-only", "origin", "promote/qa/1.5.0"]).run().ok();
    sandbox.git(&iac.clone).args(["push", "-q", "origin", "main"]).run().ok();
    let said = rollback(sandbox.eurodat(&iac.clone)).run().ok();
    assert!(!said.stderr.contains("promote/qa/1.5.0"), "{}", said.transcript());
}

fn beside_another_here() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).arg("--no-push").run().ok();
    rollback(sandbox.eurodat(&iac.clone)).arg("--no-push").run().ok().says("promote/qa/1.5.0 is still open");
}
