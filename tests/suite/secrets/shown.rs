//! Nothing that people or programs can see holds a secret.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use libtest_mimic::Trial;

use super::{SECRET, look, pushes_to, tokens};
use crate::support::canned::Canned;
use crate::support::iac::{Iac, write};
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::tool::{trial, trial_with};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("secrets::an_answer_that_repeats_the_token", an_answer_that_repeats_the_token),
        trial("secrets::a_server_that_is_busy", a_server_that_is_busy),
        trial_with(&["ps"], "secrets::processes_of_a_slow_run", processes_of_a_slow_run),
        trial("secrets::a_password_in_the_products_url", a_password_in_the_products_url),
        trial("secrets::a_password_in_the_remotes_url", a_password_in_the_remotes_url),
    ]
}

/// No part of the run's output is the secret, however it is written.
#[track_caller]
fn shows_nothing(done: &Outcome) {
    let whole = format!("{}{}", done.stdout, done.stderr);
    // The middle of it in base64, whatever stands before it.
    for part in ["Zq8_xLk2mN", "Zq8%5FxLk2mN", "cTQ4clM2dFU4", "pQ4rS6tU8", "UTRyUzZ0VT"] {
        assert!(!whole.contains(part), "{part} is shown\n{}", done.transcript());
    }
}

fn an_answer_that_repeats_the_token() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let encoded = SECRET.replace('-', "%2D").replace('_', "%5f");
    let body =
        format!(r#"{{"message":["401 for {SECRET}","{encoded}\u001b[2J"],"error":"\u0067lpat{}"}}"#, &SECRET[5..]);
    for status in [401, 403, 404, 422] {
        let body = body.clone();
        let server = Canned::start(move |_| (status, body.clone()));
        pushes_to(&iac, &server.url("", "eurodat/iac.git"));
        let done = look(&iac).env("EURODAT_TOKEN", SECRET).env("RUST_LOG", "trace").run().exit(3);
        shows_nothing(&done);
        assert!(done.stderr.contains("401 for [token]") && !done.stderr.contains('\u{1b}'), "{}", done.transcript());
        assert_eq!(tokens(&server), [SECRET]);
    }
}

fn a_server_that_is_busy() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let asked = AtomicU32::new(0);
    let server = Canned::start(move |_| {
        let first = asked.fetch_add(1, Ordering::SeqCst) == 0;
        (if first { 429 } else { 422 }, r#"{"message":"slow down"}"#.to_owned())
    });
    pushes_to(&iac, &server.url(&format!("oauth2:{SECRET}@"), "eurodat/iac.git"));
    let trace = ["GIT_TRACE", "GIT_TRACE_CURL", "GIT_TRACE_SETUP"];
    let run = trace.into_iter().fold(look(&iac), |run, name| run.env(name, "0"));
    let done = run.env("EURODAT_TOKEN", SECRET).env("RUST_BACKTRACE", "full").run().exit(3).says("again in ");
    shows_nothing(&done);
    assert_eq!(server.asked().len(), 2, "a busy server is asked once more");
}

fn processes_of_a_slow_run() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let seen = Arc::new(Mutex::new(String::new()));
    let kept = Arc::clone(&seen);
    let server = Canned::start(move |_| {
        let listed = Command::new("ps").args(["-eww", "-o", "args="]).output().expect("ps runs");
        kept.lock().expect("no thread panicked").push_str(&String::from_utf8_lossy(&listed.stdout));
        (403, "{}".to_owned())
    });
    pushes_to(&iac, &server.url("", "eurodat/iac.git"));
    // The helper is a process of its own that knows the token: it reads it from a file.
    write(&sandbox.path("answer"), &format!("username=mara\npassword={SECRET}\n"));
    let helper = format!("!f() {{ sleep 0.2; cat '{}'; }}; f", sandbox.path("answer").display());
    sandbox.config("credential.helper", &helper);
    look(&iac).run().exit(3).says("git's credential helper");
    let seen = seen.lock().expect("no thread panicked").clone();
    assert!(
        seen.contains("git-eurodat promote") || seen.contains("git eurodat promote"),
        "our run isn't there: {seen}"
    );
    assert!(!seen.contains("Zq8_xLk2mN"), "a process shows the token");
    assert_eq!(tokens(&server), [SECRET]);
}

fn a_password_in_the_products_url() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = Canned::start(|_| (403, String::new()));
    let url = server.url(&format!("mara:{SECRET}@"), "product.git");
    iac.write(".eurodat.toml", &format!("version = 1\n[product]\nremote = \"{url}\"\n"));
    iac.commit("chore: the product");
    for arguments in [&["promote", "qa"][..], &["promote", "prod", "--dry-run"], &["explain", "qa", "--fetch"]] {
        let done = sandbox.eurodat(&iac.clone).args(arguments).run();
        shows_nothing(&done);
        done.says("mara:***@");
    }
}

fn a_password_in_the_remotes_url() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = Canned::start(|_| (403, String::new()));
    let url = server.url(&format!("mara:{SECRET}@"), "iac.git");
    sandbox.git(&iac.clone).args(["config", "branch.main.remote", &url]).run().ok();
    for arguments in [&["promote", "qa-int"][..], &["status", "--fetch"], &["status"]] {
        let done = sandbox.eurodat(&iac.clone).args(arguments).run();
        shows_nothing(&done);
        assert!(done.code != Some(0), "{}", done.transcript());
    }
}
