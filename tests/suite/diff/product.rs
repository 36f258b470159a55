//! The product's releases and commits between two stages.

use std::path::Path;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use super::document;
use crate::support::iac::Iac;
use crate::support::product::Product;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("diff::commits_of_a_named_clone", commits_of_a_named_clone),
        trial("diff::commits_of_the_policys_clone", commits_of_the_policys_clone),
        trial("diff::many_commits", many_commits),
        trial("diff::releases_by_the_products_remote", releases_by_the_products_remote),
        trial("diff::no_clone_of_the_product", no_clone_of_the_product),
        trial("diff::a_clone_without_the_tag", a_clone_without_the_tag),
        trial("diff::a_shallow_clone_of_the_product", a_shallow_clone_of_the_product),
        trial("diff::our_own_repository_stays_out", our_own_repository_stays_out),
        trial("diff::hostile_commits_of_the_product", hostile_commits_of_the_product),
    ]
}

const RELEASES: [&str; 5] = ["1.4.1", "1.4.2-rc.1", "1.4.2", "1.4.3", "1.5.0"];

fn with_product(sandbox: &Sandbox) -> (Iac<'_>, Product<'_>) {
    let product = Product::with_releases(sandbox, &RELEASES);
    let iac = Iac::new(sandbox);
    iac.set(&["qa-gcp", "qa-azure"], "1.5.0");
    (iac, product)
}

fn subjects(document: &Value) -> Vec<&str> {
    let commits = document["commits"]["newest"].as_array().unwrap_or_else(|| panic!("{document:#}"));
    commits.iter().filter_map(|commit| commit["subject"].as_str()).collect()
}

fn releases(document: &Value) -> Vec<&str> {
    let between = document["releases"]["between"].as_array().expect("releases");
    between.iter().filter_map(|ran| ran["release"].as_str()).collect()
}

const BROUGHT: [&str; 4] =
    ["feat: what 1.5.0 brings", "feat: what 1.4.3 brings", "feat: what 1.4.2 brings", "feat: what 1.4.2-rc.1 brings"];

/// A release that ran nowhere is known by its tag, and a pre-release that ran nowhere isn't told.
fn commits_of_a_named_clone() {
    let sandbox = Sandbox::new();
    let (iac, product) = with_product(&sandbox);
    let named = |stages: [&str; 2]| {
        document(sandbox.eurodat(&iac.clone), &[&stages[..], &["--product", "../product"]].concat())
    };
    let document = named(["qa", "prod"]);
    assert_eq!(document["releases"]["known"], "tags");
    assert_eq!(releases(&document), ["1.5.0", "1.4.3", "1.4.2"]);
    assert_eq!([&document["commits"]["count"], &document["commits"]["complete"]], [&json!(4), &json!(true)]);
    assert_eq!(subjects(&document), BROUGHT);
    let tip = sandbox.git(&product.folder).args(["rev-parse", "1.5.0^{commit}"]).run().text();
    assert_eq!(document["commits"]["newest"][0]["commit"], tip);
    assert_eq!(subjects(&named(["prod", "qa"])), BROUGHT);
    let run = sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod", "--product", "../product"]).run().ok();
    run.says("3 releases above 1.4.1, up to 1.5.0 (by the product's tags)")
        .says("1.4.3  ran nowhere")
        .says("4 commits of the product between 1.4.1 and 1.5.0:");
}

fn set_remote(iac: &Iac<'_>, remote: &str) {
    iac.write(".eurodat.toml", &format!("[product]\nremote = \"{remote}\"\ntag-prefix = \"v\"\n"));
    iac.commit("feat: the product");
}

/// A path of this machine is a clone, too, and prefixes of tags count.
fn commits_of_the_policys_clone() {
    let sandbox = Sandbox::new();
    let (iac, product) = with_product(&sandbox);
    for release in RELEASES {
        sandbox.git(&product.folder).args(["tag", &format!("v{release}"), &format!("{release}^{{}}")]).run().ok();
        sandbox.git(&product.folder).args(["tag", "-d", release]).run().ok();
    }
    for prefix in ["", "file://"] {
        set_remote(&iac, &format!("{prefix}{}", product.folder.display()));
        let document = document(sandbox.eurodat(&iac.clone), &["qa", "prod"]);
        assert_eq!(subjects(&document), BROUGHT);
        assert_eq!(releases(&document), ["1.5.0", "1.4.3", "1.4.2"]);
    }
    set_remote(&iac, &sandbox.path("nowhere").display().to_string());
    let document = document(sandbox.eurodat(&iac.clone), &["qa", "prod"]);
    assert_eq!(document["releases"]["known"], "timeline");
    assert!(document["commits"]["unknown"].as_str().is_some_and(|why| why.contains("nowhere")), "{document:#}");
}

fn many_commits() {
    let sandbox = Sandbox::new();
    let (iac, product) = with_product(&sandbox);
    for number in 0..30 {
        let message = format!("fix: number {number}");
        sandbox.git(&product.folder).args(["commit", "-q", "--allow-empty", "-m", &message]).run().ok();
    }
    product.release("1.6.0");
    iac.set(&["qa-gcp"], "1.6.0");
    let document = document(sandbox.eurodat(&iac.clone), &["qa", "prod", "--product", "../product"]);
    assert_eq!(document["commits"]["count"], 35);
    assert_eq!((subjects(&document).len(), subjects(&document)[0]), (20, "feat: what 1.6.0 brings"));
    let run = sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod", "--product", "../product"]).run().ok();
    run.says("35 commits of the product between 1.4.1 and 1.6.0, the newest 20:");
}

/// Asked for its tags with `--fetch` alone; its commits need a clone.
fn releases_by_the_products_remote() {
    let sandbox = Sandbox::new();
    let (iac, _) = with_product(&sandbox);
    iac.write(".eurodat.toml", "[product]\nremote = \"../product\"\n");
    iac.commit("feat: the product");
    let of = |more: &[&str]| document(sandbox.eurodat(&iac.clone), &[&["qa", "prod"], more].concat());
    let unasked = of(&[]);
    assert_eq!(unasked["releases"]["known"], "timeline");
    assert_eq!(releases(&unasked), ["1.5.0", "1.4.2"]);
    let asked = of(&["--fetch"]);
    assert_eq!(asked["releases"]["known"], "tags");
    assert_eq!(releases(&asked), ["1.5.0", "1.4.3", "1.4.2"]);
    assert!(asked["commits"]["unknown"].as_str().is_some_and(|why| why.contains("--product")), "{asked:#}");
}

fn no_clone_of_the_product() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let diff =
        |product: &Path| sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod", "--product"]).arg(product).run();
    diff(Path::new("../nowhere")).exit(3).says("../nowhere");
    diff(&sandbox.path("tmp")).exit(3).says("not a git repository");
    let run = sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod"]).run().ok();
    run.says("name one with --product PATH");
}

fn a_clone_without_the_tag() {
    let sandbox = Sandbox::new();
    let (iac, product) = with_product(&sandbox);
    sandbox.git(&product.folder).args(["tag", "-d", "1.5.0"]).run().ok();
    let run = sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod", "--product", "../product"]).run().ok();
    run.says("no tag of 1.5.0").says("1.5.0  runs in qa-azure, qa-gcp");
}

/// What is beyond the cut can't be counted.
fn a_shallow_clone_of_the_product() {
    let sandbox = Sandbox::new();
    let (iac, product) = with_product(&sandbox);
    let url = format!("file://{}", product.folder.display());
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--depth", "2", &url, "cut"]).run().ok();
    let tag = ["fetch", "-q", "--depth", "1", "origin", "tag", "1.4.1"];
    sandbox.git(&sandbox.path("cut")).args(tag).run().ok();
    sandbox.git(&sandbox.path("cut")).args(["fetch", "-q", "--depth", "2", "origin", "tag", "1.5.0"]).run().ok();
    let document = document(sandbox.eurodat(&iac.clone), &["qa", "prod", "--product", "../cut"]);
    assert_eq!(document["commits"]["complete"], false, "{document:#}");
    let run = sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod", "--product", "../cut"]).run().ok();
    run.says("at least 2 commits of the product").says("its clone is shallow");
}

/// In a hook, or under `git -c`, variables say which repository is meant: ours, never the product's.
fn our_own_repository_stays_out() {
    let sandbox = Sandbox::new();
    let (iac, _) = with_product(&sandbox);
    let run = sandbox.eurodat(&iac.clone).env("GIT_DIR", iac.clone.join(".git"));
    let run = run.env("GIT_WORK_TREE", &iac.clone).env("GIT_OBJECT_DIRECTORY", iac.clone.join(".git/objects"));
    let document = document(run, &["qa", "prod", "--product", "../product"]);
    assert_eq!(subjects(&document), BROUGHT);
}

fn hostile_commits_of_the_product() {
    let sandbox = Sandbox::new();
    let (iac, product) = with_product(&sandbox);
    sandbox.user("Mal\u{1b}[31mlory", "m@example.org");
    let message = "fix: \u{1b}]0;title\u{7} \u{202e}\nsecond\n\nbody";
    sandbox.git(&product.folder).args(["commit", "-q", "--allow-empty", "-m", message]).run().ok();
    product.release("1.6.0");
    iac.set(&["qa-gcp"], "1.6.0");
    let run = sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod", "--product", "../product"]).run().ok();
    assert!(!run.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{}", run.transcript());
    run.says("Mal␛[31mlory  fix: ␛]0;title␇ \u{fffd} second");
    let document = document(sandbox.eurodat(&iac.clone), &["qa", "prod", "--product", "../product"]);
    assert_eq!(document["commits"]["newest"][1]["author"], "Mal\u{1b}[31mlory");
}
