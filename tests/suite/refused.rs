//! What refuses or breaks a push: nothing is half done, and the message says who it was.

use libtest_mimic::Trial;

use super::promote::{assert_promotes, promote};
use crate::support::forge::{Forge, executable};
use crate::support::http::{Fault, HttpServer};
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::user_state::UserState;

/// The trials of refused pushes.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("refused::by_a_pre_push_hook", by_a_pre_push_hook),
        trial("refused::by_the_server_for_this_ref", by_the_server_for_this_ref),
        trial("refused::by_the_server_for_all", by_the_server_for_all),
        trial("refused::server_dies_mid_push", server_dies_mid_push),
        trial("refused::server_dies_once", server_dies_once),
        trial("refused::answer_is_lost", answer_is_lost),
        trial("refused::server_is_busy", server_is_busy),
        trial("refused::push_is_forbidden", push_is_forbidden),
        trial("refused::server_is_gone", server_is_gone),
        trial("refused::deletion_is_forbidden", deletion_is_forbidden),
    ]
}

const BRANCH: &str = "promote/qa/1.5.0";

/// A hook that refuses and says why.
const REFUSE: &str = "#!/bin/sh\necho 'no promotions on Fridays' >&2\nexit 1\n";

/// Promotes in vain: this exit code, these words, and nothing half done.
fn in_vain(iac: &Iac<'_>, codes: &[i32], words: &str) {
    let before = UserState::of(iac.sandbox, &iac.clone);
    let failed = promote(iac.sandbox.eurodat(&iac.clone)).run().says(words);
    assert!(failed.code.is_some_and(|code| codes.contains(&code)), "{}", failed.transcript());
    assert_eq!(iac.branches(), ["main"]);
    assert_eq!(UserState::of(iac.sandbox, &iac.clone), before);
}

/// Promotes at last, as if nothing had been.
fn at_last(iac: &Iac<'_>) {
    promote(iac.sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(iac, BRANCH, &["qa-azure", "qa-gcp"], "1.5.0");
}

fn over_http(iac: &Iac<'_>) -> HttpServer {
    Forge::plain(iac.sandbox, &iac.remote);
    let server = HttpServer::open(iac.sandbox);
    iac.sandbox.git(&iac.clone).args(["remote", "set-url", "origin", &server.url("iac.git")]).run().ok();
    server
}

fn by_a_pre_push_hook() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let hook = iac.clone.join(".git/hooks/pre-push");
    executable(&hook, REFUSE);
    in_vain(&iac, &[3], "no promotions on Fridays");
    std::fs::remove_file(hook).expect("the hook goes");
    at_last(&iac);
}

fn by_the_server_for_this_ref() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::plain(&sandbox, &iac.remote).hook("update", REFUSE);
    in_vain(&iac, &[3], "no promotions on Fridays");
}

fn by_the_server_for_all() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::plain(&sandbox, &iac.remote).hook("pre-receive", REFUSE);
    in_vain(&iac, &[3], "no promotions on Fridays");
}

fn server_dies_mid_push() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = over_http(&iac);
    for after in [1, 100, 10_000] {
        server.fail(Fault::DieMidPush { after }, usize::MAX);
        in_vain(&iac, &[3, 4], BRANCH);
    }
    server.fail(Fault::Status(500), 0);
    at_last(&iac);
}

fn server_dies_once() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = over_http(&iac);
    server.fail(Fault::DieMidPush { after: 100 }, 1);
    let first = promote(sandbox.eurodat(&iac.clone)).run();
    assert!(matches!(first.code, Some(0 | 3 | 4)), "{}", first.transcript());
    at_last(&iac);
}

/// The push is done and only its answer is lost: reading the remote again tells.
fn answer_is_lost() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = over_http(&iac);
    server.fail(Fault::LoseAnswer, 1);
    at_last(&iac);
}

fn server_is_busy() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = over_http(&iac);
    for fault in [Fault::Status(503), Fault::Closed(503)] {
        server.fail(fault, usize::MAX);
        in_vain(&iac, &[3, 4], "503");
    }
}

fn push_is_forbidden() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = over_http(&iac);
    server.fail(Fault::Status(403), usize::MAX);
    in_vain(&iac, &[3], "403");
    server.fail(Fault::Closed(403), usize::MAX);
    in_vain(&iac, &[3], "this project takes no pushes from you");
}

fn server_is_gone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    drop(over_http(&iac));
    in_vain(&iac, &[3, 4], "127.0.0.1");
}

fn deletion_is_forbidden() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::plain(&sandbox, &iac.remote).set("receive.denyDeletes", "true");
    at_last(&iac);
    let newer = ["promote", "qa", "--release", "1.6.0"];
    sandbox.eurodat(&iac.clone).args(newer).run().ok().says(BRANCH).says("warning");
    assert_eq!(iac.branches(), ["main", BRANCH, "promote/qa/1.6.0"]);
    sandbox.eurodat(&iac.clone).args(newer).run().ok().says("already");
}
