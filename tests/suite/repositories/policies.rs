//! Repositories of another layout, as their policy says.

use libtest_mimic::Trial;

use crate::suite::promote::promote;
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("repositories::another_layout", another_layout),
        trial("repositories::another_remote_and_target", another_remote_and_target),
        trial("repositories::missing_target", missing_target),
        trial("repositories::no_clouds", no_clouds),
    ]
}

const LAYOUT: &str = "[values]\nfiles = \"envs/{stage}/{cloud}/values.yaml\"\nrelease = \"global.release\"\n\n\
                      [[stages]]\nname = \"qa\"\n\n[[stages]]\nname = \"qa-int\"\n";

/// A values file whose release is below another key, with the same key elsewhere.
fn nested(release: &str) -> String {
    format!("release: 0.0.1\nglobal:\n  other: x\n  release: \"{release}\" # here\nlocal: {{release: 0.0.2}}\n")
}

/// A repository of that layout.
fn laid_out<'a>(sandbox: &'a Sandbox, policy: &str) -> Iac<'a> {
    let iac = Iac::with_environments(sandbox, &[("qa-gcp", "0.0.3")]);
    iac.write(".eurodat.toml", policy);
    for environment in ["qa/gcp", "qa/azure", "qa-int/gcp"] {
        iac.write(&format!("envs/{environment}/values.yaml"), &nested("1.4.2"));
    }
    iac.write("envs/mars/gcp/values.yaml", &nested("1.4.2"));
    iac.commit("feat: another layout");
    iac
}

const MOVED: [&str; 2] = ["envs/qa/azure/values.yaml", "envs/qa/gcp/values.yaml"];

fn moved() -> Vec<(String, String)> {
    MOVED.iter().map(|file| ((*file).to_owned(), nested("1.5.0"))).collect()
}

fn another_layout() {
    let sandbox = Sandbox::new();
    let iac = laid_out(&sandbox, LAYOUT);
    let status = Status::of(sandbox.eurodat(&iac.clone));
    let names: Vec<_> = status.environments().map(|environment| environment["name"].clone()).collect();
    assert_eq!(names, ["qa-azure", "qa-gcp", "qa-int-gcp"]);
    assert_eq!(status.release("qa-int-gcp"), "1.4.2");
    assert_eq!(status.document["strays"], serde_json::json!(["envs/mars/gcp/values.yaml"]));
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_eq!(iac.changes("promote/qa/1.5.0"), moved());
}

/// The policy on git's own choice of branch sends us elsewhere; there it is read again.
fn another_remote_and_target() {
    let sandbox = Sandbox::new();
    let iac = laid_out(&sandbox, &format!("[repository]\nremote = \"live\"\ntarget = \"deployed\"\n\n{LAYOUT}"));
    sandbox.git(&sandbox.path("")).args(["init", "-q", "--bare", "live.git"]).run().ok();
    let git = |arguments: &[&str]| sandbox.git(&iac.clone).args(arguments).run().ok();
    git(&["remote", "add", "live", "../live.git"]);
    git(&["push", "-q", "live", "main:deployed"]);
    git(&["fetch", "-q", "live"]);
    assert_eq!(Status::of(sandbox.eurodat(&iac.clone)).document["target"], "deployed");
    promote(sandbox.eurodat(&iac.clone)).run().ok().says("pushed to live");
    assert_eq!(iac.branches(), ["main"]);
    let live = Iac { sandbox: &sandbox, remote: sandbox.path("live.git"), clone: iac.clone.clone() };
    assert_eq!(live.branches(), ["deployed", "promote/qa/1.5.0"]);
    assert_eq!(live.changes("promote/qa/1.5.0"), moved());
}

fn missing_target() {
    let sandbox = Sandbox::new();
    let iac = laid_out(&sandbox, &format!("[repository]\ntarget = \"deployed\"\n\n{LAYOUT}"));
    sandbox.eurodat(&iac.clone).arg("status").run().exit(2).says("deployed of origin was never fetched");
    sandbox.eurodat(&iac.clone).args(["status", "--fetch"]).run().exit(2).says("origin has no branch deployed");
    promote(sandbox.eurodat(&iac.clone)).run().exit(2).says("origin has no branch deployed");
    assert_eq!(iac.branches(), ["main"]);
}

/// One environment a stage, in files at the top.
fn no_clouds() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[]);
    let policy = "[values]\nfiles = \"{stage}.yaml\"\n\n[[stages]]\nname = \"qa\"\n\n[[stages]]\nname = \"prod\"\n";
    iac.write(".eurodat.toml", policy);
    for stage in ["qa", "prod"] {
        iac.write(&format!("{stage}.yaml"), "deployedRelease: 1.4.2\n");
    }
    iac.commit("feat: no clouds");
    assert_eq!(Status::of(sandbox.eurodat(&iac.clone)).release("prod"), "1.4.2");
    promote(sandbox.eurodat(&iac.clone)).run().ok();
    assert_eq!(iac.changes("promote/qa/1.5.0"), [("qa.yaml".to_owned(), "deployedRelease: 1.5.0\n".to_owned())]);
}
