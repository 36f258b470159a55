//! Text that steers terminals, forges trailers, or isn't UTF-8.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use libtest_mimic::Trial;

use super::BRANCH;
use crate::suite::promote::promote;
use crate::support::iac::{Iac, values_file};
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;
use crate::support::values::values;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("traps::a_release_of_control_characters", a_release_of_control_characters),
        trial("traps::a_raw_escape_in_a_values_file", a_raw_escape_in_a_values_file),
        trial("traps::a_committer_in_latin_1", a_committer_in_latin_1),
    ]
}

/// A release in YAML's own escapes: it would redden the terminal, clear it, and end the message with a trailer.
const FORGED: &str = r"1\e[31m\e[2J\u009b2J\x7f\r\n\nReviewed-by: Eve <eve@example.org>\n";

fn odd(release: &str) -> String {
    format!("deployedRelease: \"{release}\"\n")
}

/// Checks that nothing in a run's output steers a terminal.
#[track_caller]
fn assert_tame(outcome: &Outcome) {
    let shown = format!("{}{}", outcome.stdout, outcome.stderr);
    let steers = shown.chars().any(|letter| letter.is_control() && letter != '\n');
    assert!(!steers, "{:?}", outcome.transcript());
    assert!(!shown.lines().any(|line| line.starts_with("Reviewed-by")), "{}", outcome.transcript());
}

/// Runs everything that shows releases.
fn assert_shown_tame(iac: &Iac<'_>) {
    let eurodat = |arguments: &[&str]| iac.sandbox.eurodat(&iac.clone).args(arguments).run();
    assert_tame(&eurodat(&["status"]).ok());
    assert_tame(&eurodat(&["status", "--format", "json"]).ok());
    assert_tame(&eurodat(&["promote", "qa", "--release", "1.5.0", "--dry-run"]));
    assert_tame(&eurodat(&["promote", "qa-int", "--dry-run"]));
}

fn a_release_of_control_characters() {
    for environment in ["dev-gcp", "qa-gcp"] {
        let sandbox = Sandbox::new();
        let iac = Iac::new(&sandbox);
        iac.write(&values_file(environment), &odd(FORGED));
        iac.commit("chore: odd");
        assert_shown_tame(&iac);
        assert_tame(&promote(sandbox.eurodat(&iac.clone)).run().ok());
        let message = sandbox.git(&iac.remote).args(["log", "-1", "--format=%B", BRANCH]).run().ok();
        assert_tame(&message);
        let trailers = sandbox.git(&iac.remote).args(["log", "-1", "--format=%(trailers:only)", BRANCH]).run().text();
        assert!(!trailers.contains("Eve"), "{trailers}");
    }
}

/// YAML has no place for a raw escape: the line that is shown with the error is tame too.
fn a_raw_escape_in_a_values_file() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(&values_file("qa-gcp"), &odd("1.4.2\u{1b}[31m\u{9b}2J"));
    iac.commit("chore: odd");
    assert_shown_tame(&iac);
    assert_tame(&promote(sandbox.eurodat(&iac.clone)).run().exit(1));
}

/// A name in another encoding than UTF-8 stands before the date, and doesn't hide it.
fn a_committer_in_latin_1() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.tick();
    iac.write(&values_file("qa-gcp"), &values("qa-gcp", "1.4.3"));
    let commit = ["-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "-a", "-m", "chore: qa-gcp runs 1.4.3"];
    let name = OsStr::from_bytes(b"J\xfcrgen M\xfcller");
    sandbox.git(&iac.clone).args(commit).env("GIT_COMMITTER_NAME", name).env("GIT_AUTHOR_NAME", name).run().ok();
    sandbox.git(&iac.clone).args(["push", "-q", "origin", "main"]).run().ok();
    let date = ["log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%dT%H:%M:%SZ"];
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(status.environment("qa-gcp")["since"], sandbox.git(&iac.clone).args(date).run().text());
    assert_eq!(status.environment("qa-gcp")["commit"], iac.tip("main"));
}
