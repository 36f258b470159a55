//! `diff`: what lies between two stages.

mod product;
mod values;

use libtest_mimic::Trial;
use serde_json::Value;
use snapbox::str;

use crate::support::held::held;
use crate::support::iac::{Iac, values_file};
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of `diff`.
pub fn trials() -> Vec<Trial> {
    let own = vec![
        trial("diff::text", text),
        trial("diff::releases_by_the_timeline", releases_by_the_timeline),
        trial("diff::one_release", one_release),
        trial("diff::stages_without_releases", stages_without_releases),
        trial("diff::unknown_stages", unknown_stages),
        trial("diff::shallow_clone", shallow_clone),
    ];
    [own, product::trials(), values::trials()].into_iter().flatten().collect()
}

/// The comparison as JSON, held to its schema.
#[track_caller]
fn document(run: Run, more: &[&str]) -> Value {
    held("diff", run.args(["diff", "--format", "json"]).args(more).run())
}

fn text() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["qa-gcp"], "1.5.0");
    iac.set(&["qa-ionos"], "1.5.0");
    iac.write(&values_file("prod-gcp"), "deployedRelease: 1.4.1\ncluster: {name: prod-gcp}\nreplicas: 5\nquota: {}\n");
    iac.commit("feat: prod grows");
    sandbox.git(&iac.clone).args(["remote", "remove", "origin"]).run().ok();
    sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod"]).run().snapshot(str![[r#"
$ git eurodat diff qa prod
qa    1.4.2  qa-azure
qa    1.5.0  qa-gcp, qa-ionos
prod  1.4.1  prod-azure, prod-gcp

2 releases above 1.4.1, up to 1.5.0 (by what ran here; the product's tags are not known):
  1.5.0  runs in qa-gcp, qa-ionos
  1.4.2  runs in qa-azure, qa-int-azure, qa-int-gcp, ran in qa-gcp

the product's commits between 1.4.1 and 1.5.0 are not known: no clone of the product is known; name one with --product PATH

qa-azure -> prod-azure: 1 value differs beyond the release
  cluster.name: qa-azure -> prod-azure

qa-gcp -> prod-gcp: 6 values differ beyond the release
  cluster.name: qa-gcp -> prod-gcp
  cluster.note: "deployedRelease: is set below/n" (only in qa)
  hosts[0]: a.example.org (only in qa)
  hosts[1]: b.example.org (only in qa)
  quota: {} (only in prod)
  replicas: 3 -> 5

only in qa: qa-ionos
--- talk
--- exit 0

"#]]);
}

/// Where the product isn't known, the releases are those that ran; the same either way round.
fn releases_by_the_timeline() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["qa-gcp"], "1.4.3");
    iac.set(&["qa-gcp", "qa-azure"], "1.5.0");
    for stages in [["qa", "prod"], ["prod", "qa"]] {
        let releases = document(sandbox.eurodat(&iac.clone), &stages)["releases"].clone();
        assert_eq!([&releases["above"], &releases["upto"], &releases["known"]], ["1.4.1", "1.5.0", "timeline"]);
        let expected = serde_json::json!([
            {"release": "1.5.0", "runs": ["qa-azure", "qa-gcp"], "ran": []},
            {"release": "1.4.3", "runs": [], "ran": ["qa-gcp"]},
            {"release": "1.4.2", "runs": ["qa-int-azure", "qa-int-gcp"], "ran": ["qa-azure", "qa-gcp"]},
        ]);
        assert_eq!(releases["between"], expected);
    }
}

fn one_release() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let document = document(sandbox.eurodat(&iac.clone), &["qa", "qa-int"]);
    assert_eq!(document["releases"]["between"], serde_json::json!([]));
    assert_eq!(document["commits"], Value::Null);
    sandbox.eurodat(&iac.clone).args(["diff", "qa", "qa-int"]).run().ok().says("both run 1.4.2");
}

/// A stage of branches, and one that nobody has set up.
fn stages_without_releases() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("dev-gcp", "main"), ("qa-gcp", "1.4.1")]);
    let of = |stages: &[&str]| document(sandbox.eurodat(&iac.clone), stages);
    let branches = of(&["dev", "qa"]);
    assert_eq!([&branches["releases"], &branches["commits"]], [&Value::Null; 2]);
    assert_eq!(branches["stages"][0]["environments"][0]["branch"], "main");
    let nobody = of(&["qa", "prod"]);
    assert_eq!(nobody["stages"][0]["alone"], serde_json::json!(["qa-gcp"]));
    assert_eq!(nobody["stages"][1]["environments"], serde_json::json!([]));
    sandbox
        .eurodat(&iac.clone)
        .args(["diff", "qa", "prod"])
        .run()
        .ok()
        .says("no environments")
        .says("only in qa: qa-gcp");
}

fn unknown_stages() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let refused = |stages: [&str; 2]| sandbox.eurodat(&iac.clone).arg("diff").args(stages).run().exit(2);
    refused(["qa", "qa-gcp"]).says("no stage is called qa-gcp").says("dev, qa, qa-int, prod, nightly");
    refused(["qa", "qa"]).says("name two stages");
}

/// What ran before the history begins isn't known, and is not denied.
fn shallow_clone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let url = format!("file://{}", iac.remote.display());
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--depth", "1", &url, "shallow"]).run().ok();
    let shallow = || sandbox.eurodat(&sandbox.path("shallow"));
    assert_eq!(document(shallow(), &["qa", "prod"])["complete"], false);
    let run = shallow().args(["diff", "qa", "prod"]).run().ok().says("git fetch --unshallow");
    assert!(!run.stdout.contains("ran nowhere"), "{}", run.transcript());
}
