//! Sixteen at the same moment: one promotion comes of it.

use std::path::PathBuf;

use libtest_mimic::Trial;

use crate::support::chance::times;
use crate::support::crowd::at_once;
use crate::support::forge::{Answer, Forge};
use crate::support::http::HttpServer;
use crate::support::iac::Iac;
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::signing::{self, sign_with_ssh};
use crate::support::tool::{trial, trial_with};

/// The trials of runs at the same time.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("concurrent::one_release_in_many_clones", || one_release(clones, |_| ())),
        trial("concurrent::one_release_in_one_clone", || one_release(same_clone, |_| ())),
        trial_with(&signing::TOOLS, "concurrent::one_signed_release_in_many_clones", || {
            one_release(clones, sign_with_ssh);
        }),
        trial_with(&signing::TOOLS, "concurrent::one_signed_release_in_one_clone", || {
            one_release(same_clone, sign_with_ssh);
        }),
        trial("concurrent::many_releases_in_many_clones", || many_releases(clones)),
        trial("concurrent::many_releases_in_one_clone", || many_releases(same_clone)),
        trial("concurrent::one_merge_request_over_http", one_merge_request_over_http),
        trial("concurrent::while_main_moves", while_main_moves),
    ]
}

const CROWD: usize = 16;

/// How often each is tried; `EURODAT_TESTS_ROUNDS` says otherwise.
fn rounds() -> usize {
    times("EURODAT_TESTS_ROUNDS", 2)
}

/// A clone for each, as sixteen people have them.
fn clones(iac: &Iac<'_>) -> Vec<PathBuf> {
    (0..CROWD).map(|number| iac.clone_as(&format!("clone-{number}"))).collect()
}

/// The same clone for all, as sixteen jobs of one runner have it.
fn same_clone(iac: &Iac<'_>) -> Vec<PathBuf> {
    vec![iac.clone.clone(); CROWD]
}

/// Promotes qa in each folder at once. Each is somebody else, so that no two commits are the same by chance.
fn promote_all(iac: &Iac<'_>, folders: &[PathBuf], release: impl Fn(usize) -> String) -> Vec<Outcome> {
    let promote = |(number, folder): (usize, &PathBuf)| {
        let run = iac.sandbox.eurodat(folder).env("GIT_AUTHOR_NAME", format!("Person {number}"));
        run.args(["promote", "qa", "--release", &release(number)])
    };
    at_once(folders.iter().enumerate().map(promote).collect())
}

fn one_release(folders: fn(&Iac<'_>) -> Vec<PathBuf>, prepare: fn(&Sandbox)) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    prepare(&sandbox);
    let folders = folders(&iac);
    for round in 1..=rounds() {
        let release = format!("1.5.{round}");
        for outcome in promote_all(&iac, &folders, |_| release.clone()) {
            outcome.ok();
        }
        assert_eq!(iac.branches(), ["main".to_owned(), format!("promote/qa/{release}")], "round {round}");
        fsck(&iac, &folders);
    }
}

fn many_releases(folders: fn(&Iac<'_>) -> Vec<PathBuf>) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let folders = folders(&iac);
    for round in 1..=rounds() {
        let outcomes = promote_all(&iac, &folders, |number| format!("1.{}.{number}", 4 + round));
        let told: String = outcomes.iter().map(Outcome::transcript).collect();
        let newest = format!("promote/qa/1.{}.{}", 4 + round, CROWD - 1);
        assert_eq!(iac.branches(), ["main".to_owned(), newest], "round {round}\n{told}");
        assert_eq!(outcomes[CROWD - 1].code, Some(0), "the newest lost\n{told}");
        assert!(outcomes.iter().all(|outcome| matches!(outcome.code, Some(0 | 1))), "round {round}\n{told}");
        fsck(&iac, &folders);
    }
}

/// As on a forge: one merge request is open, and it is the newest's.
fn one_merge_request_over_http() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    let server = HttpServer::open(&sandbox);
    sandbox.config(&format!("url.{}.insteadOf", server.url("iac.git")), &iac.remote.display().to_string());
    let folders: Vec<PathBuf> = clones(&iac);
    for round in 1..=rounds() {
        for outcome in promote_all(&iac, &folders, |_| format!("1.5.{round}")) {
            outcome.ok();
        }
        assert_eq!(forge.open_requests(), [format!("promote/qa/1.5.{round}")], "round {round}");
    }
}

/// Others merge to main all the time: that is no reason to fail, nor to push twice.
fn while_main_moves() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let folders = clones(&iac);
    let move_main = |number: usize| {
        let message = format!("git commit -q --allow-empty -m {number} && git push -q origin main");
        let script = format!("for each in 1 2 3 4 5 6; do {message}; done");
        sandbox.program("sh", &iac.clone).args(["-c", &script])
    };
    let promote = |folder: &PathBuf| sandbox.eurodat(folder).args(["promote", "qa", "--release", "1.5.0"]);
    let runs: Vec<_> = folders.iter().take(6).map(promote).chain([move_main(0)]).collect();
    for outcome in at_once(runs) {
        outcome.ok();
    }
    assert_eq!(iac.branches(), ["main", "promote/qa/1.5.0"]);
    assert_eq!(iac.changes("promote/qa/1.5.0").len(), 2);
}

fn fsck(iac: &Iac<'_>, folders: &[PathBuf]) {
    for folder in [&iac.remote, &folders[0]] {
        iac.sandbox.git(folder).args(["fsck", "--strict", "--no-dangling"]).run().ok();
    }
}
