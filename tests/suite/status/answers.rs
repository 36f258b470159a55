//! What the status says, by its JSON.

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::support::iac::{Iac, values_file};
use crate::support::product::Product;
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("status::since_and_by_as_git_says", since_and_by_as_git_says),
        trial("status::back_to_an_earlier_release", back_to_an_earlier_release),
        trial("status::behind_by_the_fleet", behind_by_the_fleet),
        trial("status::behind_by_the_product", behind_by_the_product),
        trial("status::next_of_each_stage", next_of_each_stage),
        trial("status::one_stage", one_stage),
        trial("status::unknown_stage", unknown_stage),
        trial("status::strays", strays),
        trial("status::unreadable_releases", unreadable_releases),
        trial("status::fetch", fetch),
        trial("status::broken_policy", broken_policy),
    ]
}

/// Each environment's commit is the last that changed its file, and its date is that commit's.
fn since_and_by_as_git_says() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["prod-gcp"], "1.4.2");
    iac.write("README.md", "# Changed\n");
    iac.commit("docs: no release moves");
    let status = Status::of(sandbox.eurodat(&iac.clone));
    for environment in status.environments() {
        let path = environment["path"].as_str().expect("a path");
        let log = ["log", "-1", "--first-parent", "--format=%H %cd", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--"];
        let said = sandbox.git(&iac.clone).args(log).arg(path).run().text();
        let ours = |key: &str| environment[key].as_str().unwrap_or_default().to_owned();
        assert_eq!(format!("{} {}", ours("commit"), ours("since")), said, "{environment}");
    }
}

/// The stay that counts is the one that lasts, not the first with this release.
fn back_to_an_earlier_release() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["qa-gcp"], "1.5.0");
    iac.set(&["qa-gcp"], "1.4.2");
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(status.environment("qa-gcp")["commit"], iac.tip("main"));
    assert_ne!(status.environment("qa-azure")["commit"], iac.tip("main"));
}

/// Without a product the releases that ever ran anywhere are those that are counted.
fn behind_by_the_fleet() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["qa-gcp"], "1.4.3");
    iac.set(&["qa-gcp", "qa-azure"], "1.4.4");
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(status.environment("qa-gcp")["behind"], Value::Null, "the product's newest isn't known");
    assert_eq!(status.environment("qa-int-gcp")["behind"], 2);
    assert_eq!(status.environment("prod-gcp")["behind"], 1, "prod could run what qa-int runs");
    assert_eq!(status.environment("dev-gcp")["behind"], Value::Null);
}

fn with_product(iac: &Iac<'_>) {
    let releases = ["1.4.1", "1.4.2", "1.4.3", "1.5.0-rc.1", "1.5.0"];
    let product = Product::with_releases(iac.sandbox, &releases);
    iac.write(".eurodat.toml", &format!("[product]\nremote = \"{}\"\n", product.folder.display()));
    iac.commit("feat: the product");
}

fn behind_by_the_product() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    with_product(&iac);
    let unasked = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(unasked.environment("qa-gcp")["behind"], Value::Null, "nobody asked the product");
    assert_eq!(unasked.next("qa")["state"], "refused");
    let asked = sandbox.eurodat(&iac.clone).args(["status", "--fetch", "--format", "json"]).run();
    let asked = Status::read(asked);
    // 1.4.3 and 1.5.0: nobody is behind by a pre-release.
    assert_eq!(asked.environment("qa-gcp")["behind"], 2);
    assert_eq!(asked.environment("prod-gcp")["behind"], 1);
    assert_eq!(asked.next("qa")["release"], "1.5.0");
}

fn next_of_each_stage() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(status.next("dev"), &json!({"state": "never"}));
    assert_eq!(status.next("nightly"), &json!({"state": "never"}));
    assert_eq!(status.next("qa-int"), &json!({"state": "up-to-date", "release": "1.4.2"}));
    let prod = status.next("prod");
    assert_eq!([&prod["state"], &prod["release"]], ["ready", "1.4.2"]);
    assert_eq!(prod["environments"], json!(["prod-azure", "prod-gcp"]));
    let rules = prod["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), git_eurodat::rule::ALL.len());
    iac.set(&["qa-azure", "qa-int-azure"], "1.4.0");
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(status.next("qa-int")["environments"], json!(["qa-int-azure"]));
}

fn one_stage() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = sandbox.eurodat(&iac.clone).args(["status", "prod", "--format", "json"]).run();
    let status = Status::read(run);
    assert_eq!(status.document["stages"].as_array().map(Vec::len), Some(1));
    assert_eq!(status.release("prod-gcp"), "1.4.1");
}

fn unknown_stage() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for format in ["text", "json"] {
        let run = sandbox.eurodat(&iac.clone).args(["status", "qa-gcp", "--format", format]).run().exit(2);
        assert_eq!(run.stdout, "");
        run.says("no stage is called qa-gcp").says("dev, qa, qa-int, prod, nightly");
    }
}

/// Files that look like values files, of a stage that nobody configured; gone when they go.
fn strays() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for environment in ["staging-gcp", "mars-gcp"] {
        iac.write(&values_file(environment), "deployedRelease: 1.0.0\n");
    }
    iac.commit("feat: strangers");
    let strays = || Status::of(sandbox.eurodat(&iac.clone)).document["strays"].clone();
    assert_eq!(strays(), json!([values_file("mars-gcp"), values_file("staging-gcp")]));
    sandbox.eurodat(&iac.clone).arg("status").run().ok().says("of no configured stage").says("values-mars-gcp.yaml");
    std::fs::remove_file(iac.clone.join(values_file("mars-gcp"))).expect("the file goes");
    iac.commit("feat: one fewer");
    assert_eq!(strays(), json!([values_file("staging-gcp")]));
}

/// Each is told by its reason, and the others are told as ever.
fn unreadable_releases() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let texts = [
        ("qa-gcp", "a: [1\n"),
        ("qa-azure", "deployedRelease:\n"),
        ("qa-otc", "other: 1\n"),
        ("qa-aws", "deployedRelease: 1.0.0\ndeployedRelease: 1.0.1\n"),
        ("qa-ionos", "deployedRelease: {major: 1}\n"),
        ("qa-empty", ""),
    ];
    for (environment, text) in texts {
        iac.write(&values_file(environment), text);
    }
    iac.commit("feat: a mess");
    let status = Status::of(sandbox.eurodat(&iac.clone));
    for (environment, _) in texts {
        assert!(status.environment(environment)["error"].is_string(), "{}", status.environment(environment));
    }
    assert_eq!(status.release("qa-int-gcp"), "1.4.2");
    assert_eq!(status.next("qa")["state"], "refused");
    sandbox.eurodat(&iac.clone).arg("status").run().ok().says("unreadable");
}

/// Without `--fetch` the network isn't touched, and how old the answer is is said.
fn fetch() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let other = Iac { sandbox: &sandbox, remote: iac.remote.clone(), clone: iac.clone_as("other") };
    other.set(&["prod-gcp", "prod-azure"], "1.4.2");
    let trace = sandbox.path("tmp/trace");
    let old = Status::of(sandbox.eurodat(&iac.clone).env("GIT_TRACE", &trace));
    assert_eq!(old.release("prod-gcp"), "1.4.1");
    assert!(old.talk.contains("origin/main") && old.talk.contains("as last seen here"), "{}", old.talk);
    let asked = std::fs::read_to_string(trace).expect("git wrote its trace");
    assert!(!["ls-remote", "upload-pack", "git fetch"].iter().any(|verb| asked.contains(verb)), "{asked}");
    let new = Status::read(sandbox.eurodat(&iac.clone).args(["status", "--fetch", "--format", "json"]).run());
    assert_eq!(new.release("prod-gcp"), "1.4.2");
    assert!(!new.talk.contains("origin/main"), "{}", new.talk);
    let tracked = sandbox.git(&iac.clone).args(["rev-parse", "origin/main"]).run().text();
    assert_ne!(tracked, iac.tip("main"), "no reference of the user's moves");
    sandbox.git(&iac.clone).args(["fetch", "-q"]).run().ok();
    sandbox.eurodat(&iac.clone).arg("status").run().ok().says(", fetched ").says(" s ago");
}

fn broken_policy() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", "[values]\nrelease = 5\n");
    iac.commit("feat: a broken policy");
    sandbox.eurodat(&iac.clone).arg("status").run().exit(2).says(".eurodat.toml:2:11");
}
