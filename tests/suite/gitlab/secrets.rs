//! A whole life of promotions, seen by everybody who can see anything of it.

use std::time::Duration;

use libtest_mimic::Trial;

use super::scene::{IAC, Scene};
use crate::support::gitlab::{Fault, Plan};
use crate::support::sandbox::Sandbox;
use crate::support::tool::{trial, trial_with};

/// The trials of it.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab::no_run_shows_or_keeps_the_token", no_run_shows_or_keeps_the_token),
        trial_with(&["ps"], "gitlab::no_process_shows_the_token", no_process_shows_the_token),
    ]
}

/// Every sort of trouble, and the server's own words with the token in them.
fn no_run_shows_or_keeps_the_token() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let plans = [
        Plan::default(),
        Plan::every(2, &[Fault::Page(502), Fault::TooMany(0), Fault::ResetBefore, Fault::Torn]),
        Plan::every(1, &[Fault::EchoToken]),
    ];
    for (plan, code) in plans.into_iter().zip([0, 0, 3]) {
        scene.gitlab.fail(plan);
        for arguments in [&["promote", "qa", "-v"][..], &["promote", "qa", "-v"], &["status", "--fetch", "-v"]] {
            let run = scene.eurodat(arguments).env("RUST_LOG", "trace").env("RUST_BACKTRACE", "full");
            let done = run.env("GIT_TRACE", "1").env("GIT_TRACE_CURL", "1").run();
            let told = done.transcript();
            assert!(!told.contains(&scene.token) && told.contains("gitlab: "), "{told}");
            // What only looks goes on without.
            assert!(done.code == Some(code) || arguments[0] == "status", "{told}");
        }
    }
    scene.gitlab.heal();
    let kept = sandbox.program("grep", &scene.iac.clone).args(["-rlF", "--", &scene.token, "."]).run();
    assert_eq!(kept.exit(1).stdout, "", "a file keeps the token");
    assert_eq!(scene.gitlab.overview(IAC).len(), 1);
}

fn no_process_shows_the_token() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.gitlab.fail(Plan::every(1, &[Fault::Slow(Duration::from_millis(400))]));
    let mut run = scene.eurodat(&["promote", "qa"]).start();
    let mut seen = String::new();
    while run.try_wait().expect("it can be asked").is_none() {
        let listed = sandbox.program("ps", &sandbox.path("")).args(["-eww", "-o", "args="]).run().ok();
        assert!(!listed.stdout.contains(&scene.token), "a process shows the token\n{}", listed.stdout);
        seen.push_str(&listed.stdout);
    }
    assert!(seen.contains("git-eurodat promote qa") || seen.contains("eurodat promote qa"), "our run was never seen");
    assert_eq!(scene.gitlab.overview(IAC).len(), 1);
}
