//! A token goes to the host that its owner meant, and to no other.

use libtest_mimic::Trial;

use super::{SECRET, look, pushes_to, refusing, tokens};
use crate::support::canned::Canned;
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("secrets::a_host_of_the_policy_gets_none", a_host_of_the_policy_gets_none),
        trial("secrets::a_host_that_the_user_names_gets_it", a_host_that_the_user_names_gets_it),
        trial("secrets::no_redirect_takes_it_along", no_redirect_takes_it_along),
        trial("secrets::not_unencrypted_by_the_policys_word", not_unencrypted_by_the_policys_word),
        trial("secrets::a_gitlab_token_is_for_its_own_host", a_gitlab_token_is_for_its_own_host),
        trial("secrets::other_forges_are_not_asked", other_forges_are_not_asked),
    ]
}

fn policy(iac: &Iac<'_>, url: &str) {
    iac.write(".eurodat.toml", &format!("version = 1\n[gitlab]\nurl = \"{url}\"\n"));
    iac.commit("chore: where GitLab is");
}

fn a_host_of_the_policy_gets_none() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let (own, evil) = (refusing(), refusing());
    pushes_to(&iac, &own.url("", "eurodat/iac.git"));
    policy_by_hand(&iac, &evil.url("", ""));
    let done = look(&iac).env("EURODAT_TOKEN", SECRET).env("GITLAB_TOKEN", SECRET).run().ok();
    done.says("EURODAT_TOKEN isn't sent to 127.0.0.1:").says("set GITLAB_HOST=127.0.0.1:");
    assert_eq!((own.asked(), evil.asked()), (Vec::new(), Vec::new()));
}

/// A policy on the target branch, whose push goes around the push URL.
fn policy_by_hand(iac: &Iac<'_>, url: &str) {
    let push = iac.sandbox.git(&iac.clone).args(["config", "remote.origin.pushurl"]).run().text();
    iac.sandbox.git(&iac.clone).args(["config", "--unset", "remote.origin.pushurl"]).run().ok();
    policy(iac, url);
    pushes_to(iac, &push);
}

fn a_host_that_the_user_names_gets_it() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let named = refusing();
    pushes_to(&iac, "git@work:eurodat/iac.git");
    policy_by_hand(&iac, &named.url("", ""));
    let host = named.url("", "").replace("http://", "").replace('/', "");
    look(&iac).env("EURODAT_TOKEN", SECRET).env("GITLAB_HOST", host).run().exit(3).says("EURODAT_TOKEN");
    assert_eq!(tokens(&named), [SECRET]);
}

fn no_redirect_takes_it_along() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let there = refusing();
    let here = Canned::redirecting(there.url("", "api/graphql"));
    pushes_to(&iac, &here.url("", "eurodat/iac.git"));
    look(&iac).env("EURODAT_TOKEN", SECRET).run().exit(2).says("[gitlab] url");
    assert_eq!((tokens(&here), there.asked()), (vec![SECRET.to_owned()], Vec::new()));
}

fn not_unencrypted_by_the_policys_word() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    pushes_to(&iac, "git@gitlab.example:eurodat/iac.git");
    policy_by_hand(&iac, "http://gitlab.example/");
    look(&iac).env("EURODAT_TOKEN", SECRET).run().exit(2).says("unencrypted");
}

fn a_gitlab_token_is_for_its_own_host() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let server = refusing();
    pushes_to(&iac, &server.url("", "eurodat/iac.git"));
    let run = look(&iac).env("GITLAB_TOKEN", SECRET).env("GITLAB_HOST", "gitlab.example");
    run.run().ok().says("GITLAB_HOST says that it is for another");
    assert_eq!(server.asked(), Vec::<String>::new());
}

fn other_forges_are_not_asked() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    pushes_to(&iac, "https://github.com/eurodat/iac.git");
    let done = look(&iac).env("GITLAB_TOKEN", SECRET).run().ok();
    assert!(!done.stderr.contains("gitlab:"), "{}", done.transcript());
}
