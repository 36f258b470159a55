//! What a policy forbids for a time, for a release, or for pipelines.

use libtest_mimic::Trial;

use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("traps::frozen_and_rejected", frozen_and_rejected),
        trial("traps::a_pipeline_and_a_manual_stage", a_pipeline_and_a_manual_stage),
    ]
}

const FORBIDS: &str = "[rejected]\n\"1.4.2\" = \"loses contracts\"\n\n[[freezes]]\nstages = [\"prod\"]\n\
                       from = 2020-01-01T00:00:00Z\nuntil = 2099-01-01T00:00:00Z\nreason = \"the audit\"\n";

/// Both reasons are told at once.
fn frozen_and_rejected() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", FORBIDS);
    iac.commit("feat: a freeze and a rejected release");
    let refused = sandbox.eurodat(&iac.clone).args(["promote", "prod"]).run().exit(1);
    refused.says("not-frozen").says("the audit").says("not-rejected").says("loses contracts");
    assert_eq!(iac.branches(), ["main"]);
}

/// Prod is for people, until they say otherwise; qa is for pipelines too.
fn a_pipeline_and_a_manual_stage() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let promote = |stage: &str, release: &str| {
        sandbox.eurodat(&iac.clone).args(["promote", stage, "--release", release]).env("CI", "true").run()
    };
    promote("prod", "1.4.2").exit(1).says("manual-stage");
    assert_eq!(iac.branches(), ["main"]);
    promote("qa", "1.5.0").ok();
    sandbox.eurodat(&iac.clone).args(["promote", "prod"]).run().ok();
    assert_eq!(iac.branches(), ["main", "promote/prod/1.4.2", "promote/qa/1.5.0"]);
}
