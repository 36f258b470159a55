//! The push and the merge request, over HTTP with a password and over SSH.

use libtest_mimic::Trial;

use super::promote::{assert_promotes, promote};
use crate::support::forge::{Answer, Forge};
use crate::support::http::HttpServer;
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::sshd::{self, Sshd};
use crate::support::tool::{trial, trial_with};

/// The trials of the push.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("push::http_with_a_password", http_with_a_password),
        trial("push::http_with_a_wrong_password", http_with_a_wrong_password),
        trial_with(&sshd::TOOLS, "push::ssh", ssh),
        trial("push::merge_request_is_only_offered", merge_request_is_only_offered),
        trial("push::merge_request_fails", merge_request_fails),
        trial("push::again_finds_the_merge_request", again_finds_the_merge_request),
        trial("push::superseded_merge_request_closes", superseded_merge_request_closes),
        trial("push::http_without_options", http_without_options),
        trial("push::path_without_options", path_without_options),
    ]
}

const BRANCH: &str = "promote/qa/1.5.0";
const REQUEST: &str = "https://gitlab.example/eurodat/iac/-/merge_requests/1";
const HELPER: &str = "!f() { echo username=mara; echo password=secret; }; f";

fn use_remote(iac: &Iac<'_>, url: &str) {
    iac.sandbox.git(&iac.clone).args(["remote", "set-url", "origin", url]).run().ok();
}

/// Checks that the options ask GitLab for the whole merge request.
#[track_caller]
fn assert_asks_for_request(forge: &Forge<'_>) {
    let pushes = forge.options();
    let [options] = pushes.as_slice() else { panic!("not one push: {pushes:?}") };
    for wanted in ["create", "target=main", "title=promote(qa): 1.5.0", "remove_source_branch"] {
        assert!(options.contains(&format!("merge_request.{wanted}")), "no {wanted} in {options:?}");
    }
    let description = options.iter().find_map(|option| option.strip_prefix("merge_request.description="));
    let description = description.unwrap_or_else(|| panic!("no description in {options:?}"));
    assert!(description.contains("1.4.2") && description.contains("qa-azure"), "says too little: {description}");
}

fn http_with_a_password() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    let server = HttpServer::for_user(&sandbox, "mara", "secret");
    use_remote(&iac, &server.url("iac.git"));
    sandbox.config("credential.helper", HELPER);
    let done = promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert!(done.stdout.lines().any(|line| line == REQUEST), "{}", done.transcript());
    assert_asks_for_request(&forge);
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

fn http_with_a_wrong_password() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::at(&sandbox, &iac.remote, Answer::Made);
    let server = HttpServer::for_user(&sandbox, "mara", "another");
    use_remote(&iac, &server.url("iac.git"));
    sandbox.config("credential.helper", HELPER);
    let failed = promote(sandbox.eurodat(&iac.clone)).run().exit(3).says("Authentication failed");
    assert!(!failed.transcript().contains("secret"), "the password is told: {}", failed.transcript());
}

fn ssh() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    let server = Sshd::start(&sandbox);
    use_remote(&iac, &server.url(&iac.remote));
    promote(sandbox.eurodat(&iac.clone)).run().ok().says(REQUEST);
    assert_asks_for_request(&forge);
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

fn merge_request_is_only_offered() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::at(&sandbox, &iac.remote, Answer::Offered);
    let link = "merge_requests/new?merge_request%5Bsource_branch%5D=promote%2Fqa%2F1.5.0";
    promote(sandbox.eurodat(&iac.clone)).run().exit(3).says(link);
    assert_eq!(iac.branches(), ["main", BRANCH]);
}

fn merge_request_fails() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::at(&sandbox, &iac.remote, Answer::Warned);
    promote(sandbox.eurodat(&iac.clone)).run().exit(3).says("Merge requests are disabled for this project");
}

fn again_finds_the_merge_request() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    promote(sandbox.eurodat(&iac.clone)).run().ok().says(REQUEST);
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("already");
    assert_eq!(forge.open_requests(), [BRANCH]);
}

fn superseded_merge_request_closes() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok().says("merge_requests/2");
    assert_eq!(forge.open_requests(), ["promote/qa/1.6.0"]);
    assert_eq!(forge.closed_requests(), [BRANCH]);
}

fn http_without_options() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::plain(&sandbox, &iac.remote);
    let server = HttpServer::open(&sandbox);
    use_remote(&iac, &server.url("iac.git"));
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

fn path_without_options() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}
