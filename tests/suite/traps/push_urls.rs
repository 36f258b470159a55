//! Where a push goes, and where its branches are read after it.

use libtest_mimic::Trial;

use super::{BRANCH, QA, copy_of_remote, seen_in, set};
use crate::suite::promote::{assert_promotes, promote};
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("traps::several_push_urls", several_push_urls),
        trial("traps::several_urls", several_urls),
        trial("traps::a_path_with_an_equals_sign", a_path_with_an_equals_sign),
        trial("traps::a_remote_with_an_equals_sign", a_remote_with_an_equals_sign),
        trial("traps::a_push_url_rewritten_once", a_push_url_rewritten_once),
    ]
}

fn several_push_urls() {
    to_several("remote.origin.pushurl");
}

/// Without a push URL of its own a remote pushes to each of its URLs.
fn several_urls() {
    to_several("remote.origin.url");
}

/// A promotion to several servers at once is refused before anything is pushed.
#[track_caller]
fn to_several(key: &str) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let second = seen_in(&iac, copy_of_remote(&iac, "second.git"));
    set(&iac, key, &iac.remote.display().to_string());
    sandbox.git(&iac.clone).args(["config", "--add", key]).arg(&second.remote).run().ok();
    promote(sandbox.eurodat(&iac.clone)).run().exit(2).says("several URLs");
    assert_eq!(iac.branches(), ["main"]);
    assert_eq!(second.branches(), ["main"]);
}

fn a_path_with_an_equals_sign() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let other = seen_in(&iac, copy_of_remote(&iac, "a=b.git"));
    set(&iac, "remote.pushDefault", &other.remote.display().to_string());
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&other, BRANCH, &QA, "1.5.0");
    assert_eq!(iac.branches(), ["main"]);
}

/// A mirror remote must not push all branches, however it is called.
fn a_remote_with_an_equals_sign() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["push", "-q", "origin", "main:refs/heads/theirs"]).run().ok();
    sandbox.git(&iac.clone).args(["branch", "mine"]).run().ok();
    sandbox.git(&iac.clone).args(["remote", "rename", "origin", "a=b"]).run().ok();
    set(&iac, "remote.a=b.mirror", "true");
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_eq!(iac.branches(), ["main", BRANCH, "theirs"]);
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok();
    assert_eq!(iac.branches(), ["main", "promote/qa/1.6.0", "theirs"]);
}

/// A push URL is rewritten once, by git; what comes of it may look like something to rewrite.
fn a_push_url_rewritten_once() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let folder = sandbox.path("write").display().to_string();
    let written = seen_in(&iac, copy_of_remote(&iac, "write/p.git"));
    set(&iac, "remote.origin.pushurl", "x:p.git");
    set(&iac, &format!("url.{folder}/.insteadOf"), "x:");
    set(&iac, &format!("url.{folder}-elsewhere/.insteadOf"), &format!("{folder}/"));
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_promotes(&written, BRANCH, &QA, "1.5.0");
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("already");
    sandbox.eurodat(&iac.clone).args(["promote", "qa", "--release", "1.6.0"]).run().ok();
    assert_eq!(written.branches(), ["main", "promote/qa/1.6.0"]);
    assert_eq!(iac.branches(), ["main"]);
}
