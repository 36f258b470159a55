//! `promote --override`: a rule that a reason may override, where the policy lets it.

use libtest_mimic::Trial;

use super::promote::assert_promotes;
use crate::support::forge::{Answer, Forge};
use crate::support::http::HttpServer;
use crate::support::iac::{Iac, values_file, write};
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

/// The trials of overrides.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("overrides::wrong_usage", wrong_usage),
        trial("overrides::only_where_the_policy_says", only_where_the_policy_says),
        trial("overrides::a_hotfix", a_hotfix),
        trial("overrides::a_hotfix_beside_a_newer_promotion", a_hotfix_beside_a_newer_promotion),
        trial("overrides::what_was_rolled_back_comes_back_by_its_name", what_was_rolled_back_comes_back_by_its_name),
        trial("overrides::the_way_back_to_what_was_rolled_back_says_why", the_way_back_says_why),
        trial("overrides::one_without_effect_is_refused", one_without_effect),
        trial("overrides::one_that_is_not_needed_is_left_out", one_not_needed),
        trial("overrides::a_branch_without_the_reason_is_replaced", a_branch_without_the_reason_is_replaced),
    ]
}

const BRANCH: &str = "promote/qa/1.4.3";
const QA: [&str; 2] = ["qa-azure", "qa-gcp"];

/// Where qa runs 1.6.0, and may take a hotfix below that.
fn iac(sandbox: &Sandbox) -> Iac<'_> {
    let iac = Iac::new(sandbox);
    iac.write(".eurodat.toml", "version = 1\n[overrides]\nno-downgrade = [\"qa\"]\n");
    iac.set(&QA, "1.6.0");
    iac
}

fn hotfix(iac: &Iac<'_>, stage: &str) -> Outcome {
    let words = ["promote", stage, "--release", "1.4.3", "--override", "no-downgrade=fixes the `login`: now"];
    iac.sandbox.eurodat(&iac.clone).args(words).run()
}

fn wrong_usage() {
    let sandbox = Sandbox::new();
    let iac = iac(&sandbox);
    let known = "not-frozen";
    for (words, says) in [
        (&["--override", "no-downgrade=x"][..], "an override is of one release"),
        (&["-r", "1.4.3", "--override", "no-upgrade=x"], "there is no rule `no-upgrade`"),
        (&["-r", "1.4.3", "--override", "no-upgrade=x"], known),
        (&["-r", "1.4.3", "--override", "no-downgrade"], "the override of no-downgrade has no reason"),
        (&["-r", "1.4.3", "--override", "no-downgrade= "], "the override of no-downgrade has no reason"),
        (&["-r", "1.4.3", "--override", "no-downgrade=a\nb"], "holds a line end"),
        (&["-r", "1.4.3", "--override", "no-downgrade=\u{1b}[2J"], "control character"),
        (&["-r", "1.4.3", "--override", "no-skip=a", "--override", "no-skip=b"], "no-skip is overridden twice"),
    ] {
        sandbox.eurodat(&iac.clone).args(["promote", "qa"]).args(words).run().exit(2).says(says);
    }
    assert_eq!(iac.branches(), ["main"]);
}

fn only_where_the_policy_says() {
    let sandbox = Sandbox::new();
    let iac = iac(&sandbox);
    iac.set(&["prod-gcp", "prod-azure"], "1.6.0");
    hotfix(&iac, "prod").exit(1).says("error[no-downgrade]").says("[overrides]");
    // Without its reason, what the policy would let pass stays out.
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "-r", "1.4.3"]).run().exit(1).says("error[no-downgrade]");
    assert_eq!(iac.branches(), ["main"]);
}

/// The reason stands in the one block of trailers, and in the merge request.
fn a_hotfix() {
    let sandbox = Sandbox::new();
    let iac = iac(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    let server = HttpServer::open(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "set-url", "origin", &server.url("iac.git")]).run().ok();
    hotfix(&iac, "qa").ok().says("1.6.0 -> 1.4.3");
    assert_promotes(&iac, BRANCH, &QA, "1.4.3");
    assert_claims(&iac);
    let description = forge.options().into_iter().flatten().find(|option| option.starts_with("merge_request.desc"));
    let description = description.expect("a description");
    assert!(description.contains("| no-downgrade | `fixes the 'login': now` |"), "{description}");
    hotfix(&iac, "qa").ok().says("already");
}

#[track_caller]
fn assert_claims(iac: &Iac<'_>) {
    let commit = iac.commit_of(BRANCH);
    let block: Vec<&str> = commit.lines().skip_while(|line| !line.starts_with("Eurodat-")).collect();
    let overridden = "Eurodat-Override: no-downgrade: fixes the `login`: now";
    assert!(block.contains(&overridden), "{commit}");
    assert!(block.first().is_some_and(|line| line.starts_with("Eurodat-Release: 1.4.3")), "{commit}");
    assert!(block.iter().all(|line| line.starts_with("Eurodat-")), "{commit}");
}

/// It goes down, so it races with nothing that goes up.
fn a_hotfix_beside_a_newer_promotion() {
    let sandbox = Sandbox::new();
    let iac = iac(&sandbox);
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.7.0"]).run().ok();
    hotfix(&iac, "qa").ok().says("promote/qa/1.7.0 is still open");
    assert_eq!(iac.branches(), ["main", BRANCH, "promote/qa/1.7.0"]);
}

/// Whatever the policy lets a reason override: this rule asks for nothing but a name and a reason.
fn what_was_rolled_back_comes_back_by_its_name() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&QA, "1.5.0");
    sandbox.eurodat(&iac.clone).args(["rollback", "qa"]).run().ok();
    sandbox.git(&iac.clone).args(["pull", "-q", "--ff-only", "origin", "rollback/qa/1.4.2"]).run().ok();
    sandbox.git(&iac.clone).args(["push", "-q", "origin", "main"]).run().ok();
    let promote = || sandbox.eurodat(&iac.clone).args(["promote", "qa", "-r", "1.5.0"]);
    promote().run().exit(1).says("error[rolled-back]").says("--override rolled-back=REASON");
    promote().args(["--override", "rolled-back=the database is mended"]).run().ok();
    assert_promotes(&iac, "promote/qa/1.5.0", &QA, "1.5.0");
    let claim = "Eurodat-Override: rolled-back: the database is mended";
    assert!(iac.commit_of("promote/qa/1.5.0").lines().any(|line| line == claim));
}

/// The same content without the reason would not pass, so it isn't the same promotion.
fn a_branch_without_the_reason_is_replaced() {
    let sandbox = Sandbox::new();
    let iac = iac(&sandbox);
    let other = iac.clone_as("other");
    for name in QA {
        write(&other.join(values_file(name)), &values(name, "1.4.3"));
    }
    sandbox.git(&other).args(["commit", "-q", "-a", "-m", "fix: the login"]).run().ok();
    sandbox.git(&other).args(["push", "-q", "origin", &format!("HEAD:refs/heads/{BRANCH}")]).run().ok();
    hotfix(&iac, "qa").ok().says("pushed to origin");
    assert_claims(&iac);
    assert_promotes(&iac, BRANCH, &QA, "1.4.3");
}

/// Why somebody goes back is also why they bring back what was rolled back; an ordinary rollback overrides nothing.
fn the_way_back_says_why() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for release in ["1.5.0", "1.4.2", "1.6.0"] {
        iac.set(&QA, release);
    }
    let back = |to: &str| sandbox.eurodat(&iac.clone).args(["rollback", "qa", "--to", to]);
    back("1.5.0").run().exit(1).says("error[rolled-back]").says("rollback qa --to 1.5.0 --reason REASON");
    back("1.5.0").args(["--reason", "1.6.0 is worse"]).run().ok();
    let overrides = |branch: &str| {
        let commit = iac.commit_of(branch);
        commit.lines().filter(|line| line.starts_with("Eurodat-Override")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(overrides("rollback/qa/1.5.0"), ["Eurodat-Override: rolled-back: 1.6.0 is worse"]);
    back("1.4.2").args(["--reason", "1.6.0 is worse"]).run().ok();
    assert_eq!(overrides("rollback/qa/1.4.2"), [""; 0]);
}

/// It would stand in the history and lift nothing.
fn one_without_effect() {
    let sandbox = Sandbox::new();
    let iac = iac(&sandbox);
    let words = ["promote", "qa", "-r", "1.7.0", "--override", "no-skip=it is urgent"];
    let refused = sandbox.eurodat(&iac.clone).args(words).run().exit(1);
    refused.says("the policy doesn't let a reason override no-skip in qa").says("no-downgrade, rolled-back");
    assert_eq!(iac.branches(), ["main"]);
}

fn one_not_needed() {
    let sandbox = Sandbox::new();
    let iac = iac(&sandbox);
    let words = ["promote", "qa", "-r", "1.7.0", "--override", "no-downgrade=it is urgent"];
    sandbox.eurodat(&iac.clone).args(words).run().ok().says("no-downgrade doesn't fail, so its override is left out");
    let commit = iac.commit_of("promote/qa/1.7.0");
    assert!(!commit.contains("Eurodat-Override"), "{commit}");
}
