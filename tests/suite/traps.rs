//! What once went wrong, and must not again.

mod branches;
mod hooks;
mod odd_text;
mod outside;
mod policy;
mod push_urls;

use std::path::PathBuf;

use libtest_mimic::Trial;

use crate::support::iac::{Iac, values_file, write};
use crate::support::values::values;

/// The trials of what once went wrong.
pub fn trials() -> Vec<Trial> {
    let subjects = [
        branches::trials(),
        hooks::trials(),
        odd_text::trials(),
        outside::trials(),
        policy::trials(),
        push_urls::trials(),
    ];
    subjects.into_iter().flatten().collect()
}

/// The branch that most trials make.
const BRANCH: &str = "promote/qa/1.5.0";

/// Both environments of qa, as commits name them.
const QA: [&str; 2] = ["qa-azure", "qa-gcp"];

/// A setting of the user's clone.
fn set(iac: &Iac<'_>, key: &str, value: &str) {
    iac.sandbox.git(&iac.clone).args(["config", key, value]).run().ok();
}

/// A bare repository beside the remote, with all that the remote has.
fn copy_of_remote(iac: &Iac<'_>, name: &str) -> PathBuf {
    iac.sandbox.git(&iac.sandbox.path("")).args(["clone", "-q", "--bare", "iac.git", name]).run().ok();
    iac.sandbox.path(name)
}

/// The same clone, with another repository taken for its remote.
fn seen_in<'a>(iac: &Iac<'a>, remote: PathBuf) -> Iac<'a> {
    Iac { sandbox: iac.sandbox, remote, clone: iac.clone.clone() }
}

/// Pushes a branch with one commit on main that sets environments by hand and makes one more file executable.
fn push_by_hand(iac: &Iac<'_>, branch: &str, (environments, release): (&[&str], &str), executable: Option<&str>) {
    let by_hand = iac.clone_as("by-hand");
    for environment in environments {
        write(&by_hand.join(values_file(environment)), &values(environment, release));
    }
    let git = |arguments: &[&str]| iac.sandbox.git(&by_hand).args(arguments).run().ok();
    git(&["add", "-A"]);
    if let Some(file) = executable {
        git(&["update-index", "--chmod=+x", file]);
    }
    git(&["commit", "-q", "-m", "chore: by hand"]);
    git(&["push", "-q", "origin", &format!("HEAD:refs/heads/{branch}")]);
}
