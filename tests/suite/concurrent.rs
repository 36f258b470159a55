//! Sixteen at the same moment: one promotion comes of it.

use std::path::PathBuf;

use libtest_mimic::Trial;

use crate::support::chance::times;
use crate::support::crowd::at_once;
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
    ]
}

const CROWD: usize = 16;

/// How often each is tried; `EURODAT_TESTS_ROUNDS` says otherwise.
fn rounds() -> usize {
    times("EURODAT_TESTS_ROUNDS", 2)
}

/// A clone for each, as sixteen people have them.
fn clones(iac: &Iac<'_>) -> Vec<PathBuf> {
    let person = |number| {
        let clone = iac.clone_as(&format!("clone-{number}"));
        iac.sandbox.git(&clone).args(["config", "user.name", &format!("Person {number}")]).run().ok();
        clone
    };
    (0..CROWD).map(person).collect()
}

/// The same clone for all, as sixteen jobs of one runner have it.
fn same_clone(iac: &Iac<'_>) -> Vec<PathBuf> {
    vec![iac.clone.clone(); CROWD]
}

/// Promotes qa in each folder at once.
fn promote_all(iac: &Iac<'_>, folders: &[PathBuf], release: impl Fn(usize) -> String) -> Vec<Outcome> {
    let promote = |(number, folder): (usize, &PathBuf)| {
        iac.sandbox.eurodat(folder).args(["promote", "qa", "--release", &release(number)])
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

fn fsck(iac: &Iac<'_>, folders: &[PathBuf]) {
    for folder in [&iac.remote, &folders[0]] {
        iac.sandbox.git(folder).args(["fsck", "--strict", "--no-dangling"]).run().ok();
    }
}
