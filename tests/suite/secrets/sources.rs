//! Where a token is looked for, in which order, and what is said where it doesn't do.

use libtest_mimic::Trial;

use super::{SECRET, look, pushes_to, refusing, tokens};
use crate::support::canned::Canned;
use crate::support::iac::{Iac, write};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("secrets::the_order_of_sources", the_order_of_sources),
        trial("secrets::a_password_that_is_no_token", a_password_that_is_no_token),
        trial("secrets::nobody_is_asked", nobody_is_asked),
        trial("secrets::a_jobs_token", a_jobs_token),
        trial("secrets::a_missing_scope", a_missing_scope),
    ]
}

const HELPER: &str = "!f() { echo username=mara; echo password=of-git; }; f";

fn the_order_of_sources() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = Canned::start(|_| (404, "{}".to_owned()));
    pushes_to(&iac, &server.url("", "eurodat/iac.git"));
    let host = server.url("", "").replace("http://", "").replace('/', "");
    let glab = format!("hosts:\n    {host}:\n        token: !!null of-glab\n");
    write(&sandbox.path("home/.config/glab-cli/config.yml"), &glab);
    look(&iac).run().exit(3).says("with the token of glab's ");
    sandbox.config("credential.helper", HELPER);
    // A server that is no GitLab is no reason to stop for who never spoke of one.
    look(&iac).run().ok().says("with the token of git's credential helper").says("git goes on without the API");
    look(&iac).env("GITLAB_TOKEN", "of-gitlab").run().exit(3).says("with the token of GITLAB_TOKEN");
    let both = look(&iac).env("GITLAB_TOKEN", "of-gitlab").env("EURODAT_TOKEN", " of-eurodat\n");
    both.run().exit(3).says("with the token of EURODAT_TOKEN");
    look(&iac).env("GITLAB_TOKEN", "").env("EURODAT_TOKEN", " ").run().ok().says("git's credential helper");
    assert_eq!(tokens(&server), ["of-glab", "of-git", "of-gitlab", "of-eurodat", "of-git"]);
}

fn a_password_that_is_no_token() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = refusing();
    pushes_to(&iac, &server.url("", "eurodat/iac.git"));
    sandbox.config("credential.helper", HELPER);
    look(&iac).run().ok().says("the password of git's credential helper opens no merge requests");
    assert_eq!(tokens(&server), ["of-git"]);
    look(&iac).env("EURODAT_TOKEN", SECRET).run().exit(3).says("GitLab doesn't take the token of EURODAT_TOKEN");
}

fn nobody_is_asked() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = refusing();
    pushes_to(&iac, &server.url("", "eurodat/iac.git"));
    write(&sandbox.path("ask"), "#!/bin/sh\ntouch \"$0.ran\"\necho x\n");
    sandbox.program("chmod", &iac.clone).args(["+x"]).arg(sandbox.path("ask")).run().ok();
    let ask = sandbox.path("ask");
    sandbox.config("core.askPass", &ask.display().to_string());
    look(&iac).env("GIT_ASKPASS", &ask).env("SSH_ASKPASS", &ask).env("DISPLAY", ":1").run().ok().says("no token for");
    assert!(!sandbox.path("ask.ran").exists(), "somebody was asked");
    assert_eq!(server.asked(), Vec::<String>::new());
}

fn a_jobs_token() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = refusing();
    pushes_to(&iac, &server.url("", "eurodat/iac.git"));
    let wanted = "project access token with the role Developer and the scope api";
    look(&iac).env("EURODAT_TOKEN", "glcbt-64_abc").run().exit(3).says(wanted);
    let masked = look(&iac).env("GITLAB_TOKEN", SECRET).env("CI_JOB_TOKEN", SECRET);
    masked.run().exit(3).says(wanted).says("GITLAB_TOKEN");
    sandbox.config("credential.helper", "!f() { echo username=gitlab-ci-token; echo password=x; }; f");
    look(&iac).run().ok().says("git's password is a CI job token");
    assert_eq!(server.asked(), Vec::<String>::new());
}

fn a_missing_scope() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let body = r#"{"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token.","scope":"api read_api"}"#;
    let server = Canned::start(|_| (403, body.to_owned()));
    pushes_to(&iac, &server.url("", "eurodat/iac.git"));
    look(&iac).env("GITLAB_TOKEN", SECRET).run().exit(3).says("the token of GITLAB_TOKEN needs the scope api");
    assert_eq!(tokens(&server), [SECRET]);
}
