//! What the log says, by its JSON.

use libtest_mimic::Trial;
use serde_json::json;

use super::{document, told};
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("log::commits_as_git_says", commits_as_git_says),
        trial("log::one_cloud_first", one_cloud_first),
        trial("log::rollback", rollback),
        trial("log::environments_come_and_go", environments_come_and_go),
        trial("log::odd_values", odd_values),
        trial("log::chosen", chosen),
        trial("log::unknown_names", unknown_names),
        trial("log::fetch", fetch),
        trial("log::shallow_clone", shallow_clone),
        trial("log::only_what_is_shown_is_read", only_what_is_shown_is_read),
    ]
}

fn commits_as_git_says() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let document = document(sandbox.eurodat(&iac.clone), &[]);
    assert_eq!([&document["target"], &document["commit"]], ["main", iac.tip("main").as_str()]);
    assert_eq!([&document["complete"], &document["omitted"]], [&json!(true), &json!(0)]);
    for entry in document["entries"].as_array().expect("entries") {
        let format = "--format=%H|%cd|%an|%cn|%s";
        let show = ["show", "-s", format, "--date=format-local:%Y-%m-%dT%H:%M:%SZ"];
        let commit = entry["commit"].as_str().expect("a commit");
        let said = sandbox.git(&iac.clone).args(show).arg(commit).run().text();
        let ours =
            ["commit", "time", "author", "committer", "subject"].map(|key| entry[key].as_str().unwrap_or_default());
        assert_eq!(ours.join("|"), said);
    }
}

/// Each cloud takes its own time from when the first cloud of the stage before had the release.
fn one_cloud_first() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["prod-gcp"], "1.4.2");
    sandbox.tick();
    iac.set(&["prod-azure"], "1.4.2");
    assert_eq!(
        told(sandbox.eurodat(&iac.clone), &["prod"]),
        [
            "prod-azure up 1.4.1 1.4.2 10800",
            "prod-gcp up 1.4.1 1.4.2 3600",
            "prod-azure joins - 1.4.1 -",
            "prod-gcp joins - 1.4.1 -",
        ]
    );
}

/// Down to what ran there before is a rollback; down to what never did is not.
fn rollback() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["qa-gcp"], "1.4.1");
    iac.set(&["qa-gcp"], "1.4.2");
    iac.set(&["qa-gcp"], "1.4.0");
    assert_eq!(
        told(sandbox.eurodat(&iac.clone), &["-e", "qa-gcp"]),
        [
            "qa-gcp down 1.4.2 1.4.0 -",
            "qa-gcp up 1.4.1 1.4.2 -",
            "qa-gcp rollback 1.4.2 1.4.1 -",
            "qa-gcp up 1.4.1 1.4.2 -",
            "qa-gcp joins - 1.4.1 -",
        ]
    );
}

fn environments_come_and_go() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("qa-gcp", "1.4.1")]);
    iac.set(&["qa-ionos"], "1.4.1");
    std::fs::remove_file(iac.clone.join(values_file("qa-ionos"))).expect("the file goes");
    iac.commit("chore: leave ionos");
    iac.set(&["qa-ionos"], "1.4.1");
    let expected = ["qa-ionos joins - 1.4.1 -", "qa-ionos leaves 1.4.1 - -", "qa-ionos joins - 1.4.1 -"];
    assert_eq!(told(sandbox.eurodat(&iac.clone), &["--environment", "qa-ionos"]), expected);
}

fn odd_values() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("dev-gcp", "main")]);
    iac.set(&["dev-gcp"], "fix/one");
    iac.write(&values_file("dev-gcp"), "a: [1\n");
    iac.commit("feat: a broken file");
    let document = document(sandbox.eurodat(&iac.clone), &[]);
    let entries = document["entries"].as_array().expect("entries");
    assert_eq!([&entries[0]["change"], &entries[1]["change"]], ["other", "other"]);
    assert!(entries[0]["new"]["error"].is_string(), "{document:#}");
    assert_eq!(entries[1]["new"], json!({"branch": "fix/one"}));
}

/// By stage, environment, date and number, and by all at once.
fn chosen() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let told = |more: &[&str]| told(sandbox.eurodat(&iac.clone), more);
    let since = "2026-01-05T11:00:00Z";
    assert_eq!(told(&["--since", since]).len(), 4);
    assert_eq!(told(&["--since", "2026-01-05T11:00:01Z"]).len(), 2);
    assert_eq!(told(&["--since", "2026-01-05T12:00:00+01:00"]).len(), 4);
    assert_eq!(told(&["qa", "--since", since, "-e", "qa-gcp", "-e", "prod-gcp"]), ["qa-gcp up 1.4.1 1.4.2 -"]);
    assert_eq!(told(&["--limit", "1"]).len(), 1);
    assert_eq!(document(sandbox.eurodat(&iac.clone), &["--limit", "2"])["omitted"], 10);
}

fn unknown_names() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let refused = |more: &[&str]| sandbox.eurodat(&iac.clone).arg("log").args(more).run().exit(2);
    refused(&["qa-gcp"]).says("no stage is called qa-gcp").says("dev, qa, qa-int, prod, nightly");
    refused(&["-e", "qa", "-e", "mars"]).says("called qa\n").says("called mars").says("prod-azure");
    refused(&["--since", "yesterday"]).says("write it as 2026-01-31");
    refused(&["--limit", "0"]);
}

/// Without `--fetch` the network isn't touched, and how old the answer is is said.
fn fetch() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let other = Iac { sandbox: &sandbox, remote: iac.remote.clone(), clone: iac.clone_as("other") };
    other.set(&["prod-gcp"], "1.4.2");
    let log = |more: &[&str]| sandbox.eurodat(&iac.clone).args(["log", "prod"]).args(more).run().ok();
    let old = log(&[]).says("origin/main").says("as last seen here");
    assert!(!old.stdout.contains("1.4.2"), "{}", old.transcript());
    let new = log(&["--fetch"]).says("1.4.1 -> 1.4.2");
    assert!(!new.stderr.contains("origin/main"), "{}", new.transcript());
}

/// What is older than the cut is no arrival, and nothing is claimed of it.
fn shallow_clone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let url = format!("file://{}", iac.remote.display());
    for (depth, expected) in [("1", &[][..]), ("2", &["qa-int-azure up 1.4.1 1.4.2 -", "qa-int-gcp up 1.4.1 1.4.2 -"])]
    {
        let name = format!("shallow-{depth}");
        sandbox.git(&sandbox.path("")).args(["clone", "-q", "--depth", depth, &url, &name]).run().ok();
        let run = || sandbox.eurodat(&sandbox.path(&name));
        assert_eq!(told(run(), &[]), expected);
        assert_eq!(document(run(), &[])["complete"], false);
        run().arg("log").run().ok().says("git fetch --unshallow").says("environments that ran something by then: 8");
        let csv = run().args(["log", "--format", "csv"]).run().ok();
        assert!(
            csv.stderr.contains("git fetch --unshallow") && !csv.stdout.contains("unshallow"),
            "{}",
            csv.transcript()
        );
    }
}

/// With the timeline at hand a commit that isn't shown isn't needed: so a long history costs nothing.
fn only_what_is_shown_is_read() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.clone).arg("log").run().ok();
    let root = sandbox.git(&iac.clone).args(["rev-list", "--max-parents=0", "main"]).run().text();
    let (folder, file) = root.split_at(2);
    let object = iac.clone.join(".git/objects").join(folder).join(file);
    std::fs::remove_file(object).expect("the root commit goes");
    sandbox.eurodat(&iac.clone).args(["log", "--limit", "2"]).run().ok().says("1.4.1 -> 1.4.2");
    sandbox.eurodat(&iac.clone).arg("log").run().exit(3).says(&root);
}
