//! Unusual repositories: the same status and the same promotion as in a usual one, or a clear no.

mod entries;
mod formats;
mod gits;
mod lineage;
mod partial;
mod places;
mod policies;
mod remote_state;
mod shallow;

use std::path::Path;

use libtest_mimic::Trial;

use super::promote::{assert_promotes, promote};
use crate::support::iac::{Iac, values_file};
use crate::support::run::Run;
use crate::support::status::Status;

/// The trials of unusual repositories.
pub fn trials() -> Vec<Trial> {
    let subjects = [
        entries::trials(),
        formats::trials(),
        gits::trials(),
        lineage::trials(),
        partial::trials(),
        places::trials(),
        policies::trials(),
        remote_state::trials(),
        shallow::trials(),
    ];
    subjects.into_iter().flatten().collect()
}

/// The branch that the promotion makes.
const BRANCH: &str = "promote/qa/1.5.0";

/// Checks that the usual fleet's status and promotion are right in a clone of it, asked from this folder.
#[track_caller]
fn assert_usual(iac: &Iac<'_>, folder: &Path) {
    assert_usual_by(iac, || iac.sandbox.eurodat(folder));
}

/// The same for a way to call the program.
#[track_caller]
fn assert_usual_by(iac: &Iac<'_>, eurodat: impl Fn() -> Run) {
    // Twice: once from history, once from what was kept of it.
    for _ in 0..2 {
        assert_status(iac, &Status::of(eurodat()));
    }
    assert_promotion(iac, promote(eurodat()));
}

/// Checks that a promotion of the usual fleet pushes the usual branch.
#[track_caller]
fn assert_promotion(iac: &Iac<'_>, run: Run) {
    run.run().ok();
    assert_eq!(iac.branches(), ["main", BRANCH]);
    assert_promotes(iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

/// Checks what runs where in the usual fleet, and since which commit, against git's own log.
#[track_caller]
fn assert_status(iac: &Iac<'_>, status: &Status) {
    let expected = [("qa-gcp", "1.4.2"), ("qa-azure", "1.4.2"), ("qa-int-gcp", "1.4.2"), ("prod-azure", "1.4.1")];
    for (environment, release) in expected {
        assert_eq!(status.release(environment), release, "{environment}");
        assert_eq!(status.environment(environment)["commit"], brought(iac, environment), "{environment}");
    }
    assert_eq!(status.document["commit"], iac.tip("main"));
    assert_eq!(status.document["complete"], true);
    assert_eq!(status.next("prod")["release"], "1.4.2");
}

/// The first-parent commit of the remote's main that last changed an environment's values file, as git says.
fn brought(iac: &Iac<'_>, environment: &str) -> String {
    let log = iac.sandbox.git(&iac.remote).env("GIT_NO_REPLACE_OBJECTS", "1");
    let arguments = ["log", "-1", "--first-parent", "--diff-merges=first-parent", "--format=%H", "main", "--"];
    log.args(arguments).arg(values_file(environment)).run().text()
}
