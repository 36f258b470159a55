//! The neighbours themselves, tried with plain git: when a trial of ours fails, these tell who is at fault.

use std::path::Path;

use libtest_mimic::Trial;

use crate::support::forge::{Answer, Forge};
use crate::support::http::{Fault, HttpServer};
use crate::support::iac::Iac;
use crate::support::product::Product;
use crate::support::sandbox::Sandbox;
use crate::support::sshd::{self, Sshd};
use crate::support::tool::{trial, trial_with};

/// The trials of the neighbours.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("neighbours::sandbox_is_pinned", sandbox_is_pinned),
        trial("neighbours::product_has_tags", product_has_tags),
        trial("neighbours::http_wants_a_password", http_wants_a_password),
        trial("neighbours::http_takes_options", http_takes_options),
        trial("neighbours::http_takes_large_pushes", http_takes_large_pushes),
        trial("neighbours::http_faults", http_faults),
        trial("neighbours::forge_answers", forge_answers),
        trial_with(&sshd::TOOLS, "neighbours::ssh_takes_options", ssh_takes_options),
    ]
}

const CREATE: [&str; 2] = ["-o", "merge_request.create"];

fn sandbox_is_pinned() {
    let sandbox = Sandbox::new();
    let folder = sandbox.path("");
    sandbox.git(&folder).args(["config", "--list", "--show-scope"]).run().snapshot(snapbox::str![[r"
$ git config --list --show-scope
global	user.name=Mara Muster
global	user.email=mara@example.org
global	init.defaultbranch=main
--- talk
--- exit 0

"]]);
    sandbox.git(&folder).args(["hash-object", "-w", "nothing"]).run().exit(128);
}

fn product_has_tags() {
    let sandbox = Sandbox::new();
    let product = Product::with_releases(&sandbox, &["1.4.2", "1.5.0"]);
    let tags = sandbox.git(&product.folder).args(["tag", "--list"]).run().lines();
    assert_eq!(tags, ["1.4.2", "1.5.0"]);
}

fn push(sandbox: &Sandbox, folder: &Path, branch: &str) -> crate::support::run::Run {
    sandbox.git(folder).args(["push", "origin", &format!("HEAD:refs/heads/{branch}")])
}

fn use_remote(sandbox: &Sandbox, folder: &Path, url: &str) {
    sandbox.git(folder).args(["remote", "set-url", "origin", url]).run().ok();
}

fn http_wants_a_password() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::plain(&sandbox, &iac.remote);
    let server = HttpServer::for_user(&sandbox, "mara", "secret");
    use_remote(&sandbox, &iac.clone, &server.url("iac.git"));
    sandbox.git(&iac.clone).arg("fetch").run().exit(128).says("could not read Username");
    sandbox.config("credential.helper", "!f() { echo username=mara; echo password=secret; }; f");
    sandbox.git(&iac.clone).arg("fetch").run().ok();
    push(&sandbox, &iac.clone, "new").run().ok();
    assert_eq!(iac.branches(), ["main", "new"]);
}

fn http_takes_options() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    let server = HttpServer::open(&sandbox);
    use_remote(&sandbox, &iac.clone, &server.url("iac.git"));
    push(&sandbox, &iac.clone, "a/b").args(CREATE).args(["-o", "merge_request.title=Ein Titel: ü"]).run().ok();
    assert_eq!(forge.options(), [["merge_request.create", "merge_request.title=Ein Titel: ü"]]);
    assert_eq!(forge.open_requests(), ["a/b"]);
}

fn http_takes_large_pushes() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::plain(&sandbox, &iac.remote);
    let server = HttpServer::open(&sandbox);
    use_remote(&sandbox, &iac.clone, &server.url("iac.git"));
    // Above http.postBuffer, so that git sends it in chunks.
    let noise: String = (0..200_000_u32).map(|n| format!("{:x}\n", n.wrapping_mul(2_654_435_761))).collect();
    iac.write("noise", &noise);
    sandbox.git(&iac.clone).args(["config", "http.postBuffer", "65536"]).run().ok();
    iac.commit("chore: noise");
    assert_eq!(iac.tip("main"), sandbox.git(&iac.clone).args(["rev-parse", "HEAD"]).run().text());
}

fn http_faults() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::plain(&sandbox, &iac.remote);
    let server = HttpServer::open(&sandbox);
    use_remote(&sandbox, &iac.clone, &server.url("iac.git"));
    for fault in [Fault::DieMidPush { after: 20 }, Fault::Status(503), Fault::Closed(403)] {
        server.fail(fault, 1);
        let failed = push(&sandbox, &iac.clone, "new").run();
        assert_ne!(failed.code, Some(0), "{fault:?}: {}", failed.transcript());
        assert_eq!(iac.branches(), ["main"], "{fault:?}");
    }
    server.fail(Fault::LoseAnswer, 1);
    push(&sandbox, &iac.clone, "new").run().exit(1);
    assert_eq!(iac.branches(), ["main", "new"]);
}

fn forge_answers() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    push(&sandbox, &iac.clone, "a/b").args(CREATE).run().says("https://gitlab.example/eurodat/iac/-/merge_requests/1");
    push(&sandbox, &iac.clone, "c").run().says("merge_requests/new?merge_request%5Bsource_branch%5D=c");
    forge.set("eurodat.answer", "warned");
    push(&sandbox, &iac.clone, "d")
        .args(CREATE)
        .run()
        .says("remote:   WARNINGS:")
        .says("To create a merge request for d");
    sandbox.git(&iac.clone).args(["push", "-q", "origin", ":a/b"]).run().ok();
    assert_eq!((forge.open_requests(), forge.closed_requests()), (vec![], vec!["a/b".to_owned()]));
}

fn ssh_takes_options() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let forge = Forge::at(&sandbox, &iac.remote, Answer::Made);
    let server = Sshd::start(&sandbox);
    use_remote(&sandbox, &iac.clone, &server.url(&iac.remote));
    sandbox.git(&iac.clone).arg("fetch").run().ok();
    push(&sandbox, &iac.clone, "new").args(CREATE).run().ok().says("View merge request for new");
    assert_eq!(forge.options(), [["merge_request.create"]]);
}
