//! Whose commit a promotion is.

use libtest_mimic::Trial;

use super::promote::promote;
use crate::support::iac::Iac;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::signing;
use crate::support::tool::{trial, trial_with};

/// The trials of identity and signing.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("identity::of_the_configuration", of_the_configuration),
        trial("identity::of_git_c", of_git_c),
        trial("identity::of_the_environment", of_the_environment),
        trial("identity::nobody", nobody),
        trial("identity::other_encoding", other_encoding),
        trial_with(&signing::TOOLS, "identity::signed_with_ssh", signed_with_ssh),
        trial_with(&signing::TOOLS, "identity::signed_by_git_c", signed_by_git_c),
        trial_with(&signing::TOOLS, "identity::signing_fails", signing_fails),
    ]
}

const BRANCH: &str = "promote/qa/1.5.0";

/// Author, committer and subject of the promotion.
fn commit(iac: &Iac<'_>) -> String {
    let format = "--format=%an <%ae>, %cn <%ce>: %s";
    iac.sandbox.git(&iac.remote).args(["show", "--no-patch", format, BRANCH]).run().text()
}

fn of_the_configuration() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    let mara = "Mara Muster <mara@example.org>";
    assert_eq!(commit(&iac), format!("{mara}, {mara}: promote(qa): 1.5.0"));
}

fn with_git_c(iac: &Iac<'_>, settings: &[&str]) -> Run {
    let run = iac.sandbox.program("git", &iac.clone);
    settings.iter().fold(run, |run, setting| run.args(["-c", setting])).arg("eurodat")
}

fn of_git_c() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(with_git_c(&iac, &["user.name=N", "user.email=E"])).run().ok();
    assert_eq!(commit(&iac), "N <E>, N <E>: promote(qa): 1.5.0");
}

fn of_the_environment() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = sandbox.eurodat(&iac.clone).env("GIT_AUTHOR_NAME", "A").env("GIT_COMMITTER_EMAIL", "c@example.org");
    promote(run).run().ok();
    assert_eq!(commit(&iac), "A <mara@example.org>, Mara Muster <c@example.org>: promote(qa): 1.5.0");
}

fn nobody() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let settings = ["user.name=", "user.email=", "user.useConfigOnly=true"];
    let failed = promote(with_git_c(&iac, &settings)).run().says("user.email");
    assert!(matches!(failed.code, Some(2 | 3)), "{}", failed.transcript());
    assert_eq!(iac.branches(), ["main"]);
}

fn other_encoding() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.user("Jörg Größe", "joerg@example.org");
    promote(with_git_c(&iac, &["i18n.commitEncoding=ISO-8859-1"])).run().ok();
    let joerg = "Jörg Größe <joerg@example.org>";
    assert_eq!(commit(&iac), format!("{joerg}, {joerg}: promote(qa): 1.5.0"));
}

fn signed_with_ssh() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    signing::sign_with_ssh(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    sandbox.git(&iac.remote).args(["verify-commit", BRANCH]).run().ok().says("Good \"git\" signature");
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("already");
}

fn signed_by_git_c() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    signing::sign_with_ssh(&sandbox);
    sandbox.config("commit.gpgSign", "false");
    promote(with_git_c(&iac, &["commit.gpgSign=true"])).run().ok();
    sandbox.git(&iac.remote).args(["verify-commit", BRANCH]).run().ok();
}

fn signing_fails() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    signing::sign_with_ssh(&sandbox);
    sandbox.config("user.signingKey", &sandbox.path("home/lost.pub").display().to_string());
    promote(sandbox.eurodat(&iac.clone)).run().exit(3).says("lost.pub");
    assert_eq!(iac.branches(), ["main"]);
}
