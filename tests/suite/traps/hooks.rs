//! Hooks here and on the server.

use std::time::{Duration, Instant};

use libtest_mimic::Trial;

use super::{BRANCH, QA, copy_of_remote, set};
use crate::suite::promote::{assert_promotes, promote};
use crate::support::forge::{Forge, executable};
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("traps::a_hook_leaves_something_running", a_hook_leaves_something_running),
        trial("traps::refused_beside_a_lagging_mirror", refused_beside_a_lagging_mirror),
    ]
}

/// What a hook leaves running holds git's outputs open; nobody waits for it.
fn a_hook_leaves_something_running() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    executable(&iac.clone.join(".git/hooks/pre-push"), "#!/bin/sh\necho checked >&2\nsleep 8 &\n");
    let start = Instant::now();
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert!(start.elapsed() < Duration::from_secs(4), "waits for the hook's leftovers: {:?}", start.elapsed());
    assert_promotes(&iac, BRANCH, &QA, "1.5.0");
}

/// A server that refuses is not asked again because the mirror that is read from lags behind it.
fn refused_beside_a_lagging_mirror() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = copy_of_remote(&iac, "server.git");
    let other = iac.clone_as("other");
    sandbox.git(&other).args(["commit", "-q", "--allow-empty", "-m", "chore: main goes on"]).run().ok();
    sandbox.git(&other).args(["push", "-q"]).arg(&server).arg("main").run().ok();
    let hook = "#!/bin/sh\necho asked >> asked\necho 'no promotions on Fridays' >&2\nexit 1\n";
    Forge::plain(&sandbox, &server).hook("update", hook);
    set(&iac, "remote.origin.pushurl", &server.display().to_string());
    let failed = promote(sandbox.eurodat(&iac.clone)).run().exit(3);
    assert_eq!(failed.stderr.matches("no promotions on Fridays").count(), 1, "{}", failed.transcript());
    assert_eq!(std::fs::read_to_string(server.join("asked")).expect("the hook ran"), "asked\n");
}
