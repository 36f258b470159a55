//! `rollback`: a stage goes back to what ran there, by the way of a promotion.

mod beside;
mod list;
mod refused;

use libtest_mimic::Trial;

use super::promote::{assert_promotes, make_dirty};
use crate::support::crowd::at_once;
use crate::support::forge::{Answer, Forge, executable};
use crate::support::http::HttpServer;
use crate::support::iac::Iac;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::user_state::UserState;

/// The trials of `rollback`.
pub fn trials() -> Vec<Trial> {
    let own = vec![
        trial("rollback::changes_release_bytes_only", changes_release_bytes_only),
        trial("rollback::is_what_a_revert_makes", is_what_a_revert_makes),
        trial("rollback::leaves_users_work_alone", leaves_users_work_alone),
        trial("rollback::to_a_named_release", to_a_named_release),
        trial("rollback::one_environment", one_environment),
        trial("rollback::environments_that_differ", environments_that_differ),
        trial("rollback::rejected_releases_are_passed_over", rejected_releases_are_passed_over),
        trial("rollback::says_why", says_why),
        trial("rollback::again_is_the_same", again_is_the_same),
        trial("rollback::many_at_once_are_one", many_at_once_are_one),
        trial("rollback::merged_meanwhile_goes_no_further", merged_meanwhile_goes_no_further),
        trial("rollback::a_second_time_after_the_merge", a_second_time_after_the_merge),
        trial("rollback::dry_run_does_nothing", dry_run_does_nothing),
        trial("rollback::no_push_stays_here", no_push_stays_here),
        trial("rollback::offline_asks_nobody", offline_asks_nobody),
    ];
    own.into_iter().chain(refused::trials()).chain(beside::trials()).chain(list::trials()).collect()
}

/// The branch that most trials make.
const BRANCH: &str = "rollback/qa/1.4.1";

/// Both of qa.
const QA: [&str; 2] = ["qa-azure", "qa-gcp"];

/// The user's way to say it.
fn rollback(run: Run) -> Run {
    run.args(["rollback", "qa"])
}

fn changes_release_bytes_only() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("qa-gcp", "1.4.1"), ("qa-azure", "1.4.1"), ("qa-otc", "1.4.1")]);
    iac.set(&["qa-gcp", "qa-azure", "qa-otc"], "1.4.2");
    sandbox.config("core.autocrlf", "true");
    rollback(sandbox.eurodat(&iac.clone)).run().ok().says("1.4.2 -> 1.4.1");
    assert_eq!(iac.branches(), ["main", BRANCH]);
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp", "qa-otc"], "1.4.1");
    assert!(iac.commit_of(BRANCH).contains("\n\nrollback(qa): 1.4.1\n\n1.4.2 -> 1.4.1 in qa-azure, qa-gcp, qa-otc"));
}

/// The commit that brought a release, taken back by git itself, leaves the same tree.
fn is_what_a_revert_makes() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    rollback(sandbox.eurodat(&iac.clone)).run().ok();
    // The newest commit is qa-int's; the one before it is qa's.
    sandbox.git(&iac.clone).args(["revert", "--no-edit", "HEAD~1"]).run().ok();
    let tree = |folder, name: &str| sandbox.git(folder).args(["rev-parse", &format!("{name}^{{tree}}")]).run().text();
    assert_eq!(tree(&iac.remote, BRANCH), tree(&iac.clone, "HEAD"));
}

fn leaves_users_work_alone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    make_dirty(&sandbox, &iac.clone);
    let before = UserState::of(&sandbox, &iac.clone);
    rollback(sandbox.eurodat(&iac.clone)).run().ok();
    assert_eq!(UserState::of(&sandbox, &iac.clone), before);
    assert_promotes(&iac, BRANCH, &QA, "1.4.1");
}

fn to_a_named_release() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&QA, "1.5.0");
    rollback(sandbox.eurodat(&iac.clone)).args(["--to", "1.4.1"]).run().ok();
    assert_promotes(&iac, BRANCH, &QA, "1.4.1");
}

fn one_environment() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    rollback(sandbox.eurodat(&iac.clone)).args(["-e", "qa-gcp"]).run().ok();
    assert_eq!(iac.branches(), ["main", "rollback/qa-gcp/1.4.1"]);
    assert_promotes(&iac, "rollback/qa-gcp/1.4.1", &["qa-gcp"], "1.4.1");
}

fn environments_that_differ() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["qa-azure"], "1.5.0");
    iac.set(&["qa-gcp"], "1.6.0");
    // The newest that both ran, though each ran something newer before.
    rollback(sandbox.eurodat(&iac.clone))
        .run()
        .ok()
        .says("1.5.0 -> 1.4.2 in qa-azure")
        .says("1.6.0 -> 1.4.2 in qa-gcp");
    assert_promotes(&iac, "rollback/qa/1.4.2", &QA, "1.4.2");
    // One that runs it already stays as it is.
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&QA, "1.5.0");
    iac.set(&["qa-gcp"], "1.6.0");
    rollback(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&iac, "rollback/qa/1.5.0", &["qa-gcp"], "1.5.0");
}

fn rejected_releases_are_passed_over() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", "version = 1\n[rejected]\n\"1.4.2\" = \"loses contracts\"\n");
    iac.set(&QA, "1.5.0");
    rollback(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&iac, BRANCH, &QA, "1.4.1");
    rollback(sandbox.eurodat(&iac.clone)).args(["--to", "1.4.2"]).run().exit(1).says("not-rejected").says("loses");
}

/// A reason is one paragraph, whatever stands in it: no trailer, no markup, no second title.
fn says_why() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    let server = HttpServer::open(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "set-url", "origin", &server.url("iac.git")]).run().ok();
    let reason = " loses `contracts`\r\n\n/approve\nEurodat-Override: no-skip: x\u{1b}[31m\n";
    rollback(sandbox.eurodat(&iac.clone)).args(["--reason", reason]).run().ok();
    let text = "The reason: loses `contracts` /approve Eurodat-Override: no-skip: x [31m";
    let commit = iac.commit_of(BRANCH);
    assert!(commit.contains(&format!("\n\n{text}")), "{commit}");
    assert!(commit.lines().all(|line| !line.starts_with("Eurodat-Override")), "{commit}");
    let pushes = forge.options();
    let options = pushes.first().expect("a push");
    assert!(options.contains(&"merge_request.title=rollback(qa): 1.4.1".to_owned()), "{options:?}");
    let description = options.iter().find_map(|option| option.strip_prefix("merge_request.description="));
    let description = description.expect("a description");
    assert!(description.contains("Sets `qa` back to release `1.4.1`."), "{description}");
    assert!(description.contains("The reason: `loses 'contracts' /approve Eurodat-Override"), "{description}");
}

fn again_is_the_same() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    rollback(sandbox.eurodat(&iac.clone)).run().ok();
    let commit = iac.tip(BRANCH);
    rollback(sandbox.eurodat(&iac.clone)).run().ok().says("already");
    sandbox.user("Jo Beispiel", "jo@example.org");
    rollback(sandbox.eurodat(&iac.clone_as("other"))).args(["--reason", "me, too"]).run().ok().says("already");
    assert_eq!(iac.tip(BRANCH), commit);
    assert_eq!(iac.branches(), ["main", BRANCH]);
}

fn many_at_once_are_one() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let folders: Vec<_> = (0..6).map(|number| iac.clone_as(&format!("clone-{number}"))).collect();
    let run = |(number, folder): (usize, &std::path::PathBuf)| {
        rollback(sandbox.eurodat(folder)).env("GIT_AUTHOR_NAME", format!("Person {number}"))
    };
    for outcome in at_once(folders.iter().enumerate().map(run).collect()) {
        outcome.ok();
    }
    assert_eq!(iac.branches(), ["main", BRANCH]);
    assert_promotes(&iac, BRANCH, &QA, "1.4.1");
}

/// While we push, another's rollback of the stage is merged: ours is done with that, and does not go on to 1.4.1.
fn merged_meanwhile_goes_no_further() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&QA, "1.5.0");
    let other = iac.clone_as("other");
    sandbox.git(&other).args(["revert", "--no-edit", "HEAD"]).run().ok();
    let merge = format!("cd '{}' && git push -q origin HEAD:main", other.display());
    let script = format!("#!/bin/sh\nunset $(git rev-parse --local-env-vars)\n{merge}\nexit 1\n");
    executable(&iac.clone.join(".git/hooks/pre-push"), &script);
    rollback(sandbox.eurodat(&iac.clone)).run().ok().says("qa runs 1.4.2 already");
    assert_eq!(iac.branches(), ["main"]);
}

/// The branch of the first time is still there: it is replaced.
fn a_second_time_after_the_merge() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    rollback(sandbox.eurodat(&iac.clone)).run().ok();
    sandbox.git(&iac.clone).args(["pull", "-q", "--ff-only", "origin", BRANCH]).run().ok();
    sandbox.git(&iac.clone).args(["push", "-q", "origin", "main"]).run().ok();
    rollback(sandbox.eurodat(&iac.clone)).args(["--to", "1.4.1"]).run().ok().says("qa runs 1.4.1 already");
    iac.set(&QA, "1.4.2");
    rollback(sandbox.eurodat(&iac.clone)).run().ok().says("pushed to origin");
    assert_promotes(&iac, BRANCH, &QA, "1.4.1");
}

fn dry_run_does_nothing() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let before = UserState::of(&sandbox, &iac.clone);
    rollback(sandbox.eurodat(&iac.clone)).arg("--dry-run").run().ok().says("1.4.2 -> 1.4.1").says(BRANCH);
    assert_eq!(UserState::of(&sandbox, &iac.clone), before);
    assert_eq!(iac.branches(), ["main"]);
}

fn no_push_stays_here() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    rollback(sandbox.eurodat(&iac.clone)).arg("--no-push").run().ok();
    assert_eq!(iac.branches(), ["main"]);
    let log = || sandbox.git(&iac.clone).args(["reflog", BRANCH]).run().text();
    let first = log();
    assert!(first.ends_with("eurodat: rollback"), "{first}");
    rollback(sandbox.eurodat(&iac.clone)).arg("--no-push").run().ok().says("already");
    assert_eq!(log(), first);
}

/// What was last fetched counts, not what the remote has.
fn offline_asks_nobody() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let other = iac.clone_as("other");
    iac.set(&QA, "1.5.0");
    rollback(sandbox.eurodat(&other)).arg("--offline").run().ok().says("1.4.2 -> 1.4.1");
    assert_eq!(iac.branches(), ["main"]);
}
