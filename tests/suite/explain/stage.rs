//! A stage: what could move there, and everything for and against it.

use libtest_mimic::Trial;
use serde_json::Value;

use super::explain;
use crate::support::held::held;
use crate::support::iac::{Iac, values_file};
use crate::support::outcome::Outcome;
use crate::support::product::Product;
use crate::support::sandbox::Sandbox;
use crate::support::tool::{trial, trial_with};
use crate::support::values::values;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("explain::everything_is_against_it", everything_is_against_it),
        trial_with(&["script"], "explain::fits_one_screen", fits_one_screen),
        trial("explain::what_may_move", what_may_move),
        trial("explain::says_what_promote_does", says_what_promote_does),
        trial("explain::nothing_would_move", nothing_would_move),
        trial("explain::no_promotions_there", no_promotions_there),
        trial("explain::nothing_to_go_by", nothing_to_go_by),
        trial("explain::how_to_ask_the_product", how_to_ask_the_product),
        trial("explain::what_is_beside_the_rules", what_is_beside_the_rules),
        trial("explain::many_environments", many_environments),
        trial("explain::unknown_names", unknown_names),
        trial("explain::obeys_no_escape_sequences", obeys_no_escape_sequences),
        trial("explain::in_a_shallow_clone", in_a_shallow_clone),
    ]
}

const POLICY: &str = r#"version = 1

[[stages]]
name  = "qa"
gates = ["e2e"]
[[stages]]
name  = "qa-int"
gates = ["integration"]
[[stages]]
name      = "prod"
promotion = "manual"
soak      = "24h"
alone     = true
approvals = 2

[[freezes]]
stages = ["prod"]
from   = 2020-12-18T00:00:00Z
until  = 2999-01-04T00:00:00Z
reason = "year's end"

[rejected]
"1.4.3" = "loses contracts on restart"
"#;

const OWNERS: &str = "* @all\n/.eurodat.toml @ops\n/app-of-apps/values-prod-* @prod-owners\n";

/// Where qa-int runs 1.4.3, which is rejected and came just now, by the real clock; and prod is frozen.
fn troubled(sandbox: &Sandbox) -> Iac<'_> {
    let iac = Iac::new(sandbox);
    iac.write(".eurodat.toml", POLICY);
    iac.write("CODEOWNERS", OWNERS);
    iac.set(&["qa-gcp", "qa-azure"], "1.4.3");
    for environment in ["qa-int-gcp", "qa-int-azure"] {
        iac.write(&values_file(environment), &values(environment, "1.4.3"));
    }
    for arguments in [&["commit", "-qam", "chore: qa-int"][..], &["push", "-q", "origin", "main"]] {
        sandbox.program("git", &iac.clone).args(arguments).run().ok();
    }
    iac
}

/// The item of a rule: its fact, and its help on the line below.
#[track_caller]
fn item(run: &Outcome, rule: &str) -> (String, String) {
    let start = format!("  {rule}: ");
    let mut lines = run.stdout.lines().skip_while(|line| !line.starts_with(&start));
    let fact = lines.next().unwrap_or_else(|| panic!("nothing of {rule}\n{}", run.transcript())).trim().to_owned();
    (fact, lines.next().unwrap_or_default().trim().to_owned())
}

/// A freeze, a rejected release, a gate whose result is not known and a missing soak: all four, each with its fact and
/// what to do.
fn everything_is_against_it() {
    let sandbox = Sandbox::new();
    let iac = troubled(&sandbox);
    let run = explain(&iac, &["prod"]).ok();
    assert!(
        run.stdout.starts_with("prod: 1.4.1 -> 1.4.3 in prod-azure, prod-gcp\nit may not move now\n"),
        "{}",
        run.stdout
    );
    for (rule, facts, help) in [
        (
            "not-rejected",
            &["1.4.3 is rejected in .eurodat.toml: loses contracts on restart"][..],
            "> promote another release",
        ),
        ("not-frozen", &["prod is frozen until 2999-01-04T00:00:00Z: year's end"], "> wait for its end"),
        ("gate-passed", &["whether integration passed in qa-int-azure, qa-int-gcp for 1.4.3"], "> look at the jobs"),
        ("soaked", &["1.4.3 ran ", " of 24 h in qa-int-", &short(&iac)], "> wait until 20"),
        ("approved", &["prod asks for 2", "1 of @prod-owners"], "> @prod-owners can approve"),
    ] {
        let (fact, do_this) = item(&run, rule);
        assert!(facts.iter().all(|part| fact.contains(part)), "{fact}");
        assert!(do_this.starts_with(help), "{do_this}");
    }
    let (_, who) = item(&run, "not-frozen");
    assert!(who.ends_with("change it in .eurodat.toml (approval: @ops)"), "{who}");
    let place = |text: &str| run.stdout.find(text).unwrap_or_else(|| panic!("no {text}\n{}", run.stdout));
    let order = [
        "\nfail (3)\n",
        "soaked:",
        "\nunverified (3)\n",
        "approved:",
        "\npass (10)\n",
        "no-skip: 1.4.3 ran in all of qa-int from ",
    ];
    assert!(order.map(place).is_sorted(), "{}", run.stdout);
}

fn short(iac: &Iac<'_>) -> String {
    iac.tip("main").chars().take(10).collect()
}

/// On a terminal of 80 columns and 30 lines.
fn fits_one_screen() {
    let sandbox = Sandbox::new();
    let iac = troubled(&sandbox);
    let typed = "stty cols 80 rows 30; git eurodat explain prod 2>&1";
    let arguments = ["--quiet", "--return", "--command", typed, "/dev/null"];
    let run = sandbox.program("script", &iac.clone).args(arguments).run().ok();
    let (_, shown) = run.stdout.split_once("prod: ").expect("a head");
    let lines: Vec<&str> = shown.lines().map(str::trim_end).collect();
    assert!((10..=30).contains(&lines.len()), "{} lines\n{shown}", lines.len());
    let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    assert!((40..=80).contains(&widest), "{widest}\n{shown}");
}

/// The command that moves it, with what was named.
fn what_may_move() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = explain(&iac, &["prod"]).says("it may move: git eurodat promote prod\n");
    let run = run.says("pass (").says("unverified (").exit(0);
    assert!(!run.stdout.contains("fail"), "{}", run.stdout);
    let named = explain(&iac, &["prod", "--release", "1.4.2", "-e", "gcp"]).ok();
    named
        .says("prod: 1.4.1 -> 1.4.2 in prod-gcp\n")
        .says("it may move: git eurodat promote prod --release 1.4.2 -e prod-gcp\n");
}

#[track_caller]
fn document(iac: &Iac<'_>, arguments: &[&str]) -> Value {
    held("explain", explain(iac, &[arguments, &["--format", "json"]].concat()))
}

/// Every fact and every no of `promote` is one of `explain`.
fn says_what_promote_does() {
    let sandbox = Sandbox::new();
    let iac = troubled(&sandbox);
    let told = document(&iac, &["prod"]);
    assert_eq!(told["state"], "refused");
    let rules = told["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 16);
    let refused = sandbox.eurodat(&iac.clone).args(["promote", "prod", "--offline", "--dry-run"]).run().exit(1);
    for rule in rules {
        let line = format!("error[{}]: ", rule["rule"].as_str().unwrap());
        assert_eq!(refused.stderr.contains(&line), rule["verdict"] == "fail", "{rule}\n{}", refused.stderr);
    }
    let told = document(&iac, &["prod", "--release", "1.4.2"]);
    let verdicts = told["rules"].as_array().unwrap();
    let first = verdicts.iter().position(|rule| rule["verdict"] == "pass").unwrap();
    assert!(verdicts[first..].iter().all(|rule| rule["verdict"] == "pass"), "{told:#}");
    assert_eq!(told["moves"][0]["old"]["release"], "1.4.1");
}

/// What runs there, and since which commit.
fn nothing_would_move() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let says = "qa-int: nothing would move, it runs 1.4.2 already, which is what it would take\n";
    let since = format!("  qa-int-azure, qa-int-gcp since {} of 2026-01-05\n", short(&iac));
    explain(&iac, &["qa-int"]).ok().says(says).says(&since);
    explain(&iac, &["prod", "-r", "1.4.1"]).ok().says("prod: nothing would move, it runs 1.4.1 already\n");
    let told = document(&iac, &["qa-int"]);
    assert_eq!((&told["state"], &told["environments"][0]["commit"]), (&"up-to-date".into(), &iac.tip("main").into()));
}

fn no_promotions_there() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for (stage, why) in [("nightly", "nightly stands outside the promotion order"), ("dev", "dev runs branches")] {
        let run = explain(&iac, &[stage]).ok();
        run.says(&format!("{stage}: nothing is promoted to it\n")).says(why).says("`git eurodat bump`");
        assert_eq!(document(&iac, &[stage])["state"], "never");
    }
    iac.write(".eurodat.toml", "[[stages]]\nname = \"qa\"\n[[stages]]\nname = \"prod\"\npromotion = \"never\"\n");
    iac.commit("chore: no promotions to prod");
    let (fact, _) = item(&explain(&iac, &["prod"]).ok(), "outside-order");
    assert!(fact.contains("takes no promotion for now"), "{fact}");
}

fn nothing_to_go_by() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = explain(&iac, &["qa"]).ok().says("qa: what could move is not known\n");
    run.says("no remote of the product is configured").says("> name it with --release, or set `remote`");
    assert_eq!(document(&iac, &["qa"])["state"], "unknown");
    iac.write(".eurodat.toml", "[[stages]]\nname = \"qa\"\n[[stages]]\nname = \"empty\"\n");
    iac.commit("chore: an empty stage");
    explain(&iac, &["empty"]).ok().says("empty has no environments").says("> add a values file");
}

/// Where the product's remote is configured and wasn't asked, the help isn't to configure it.
fn how_to_ask_the_product() {
    let sandbox = Sandbox::new();
    let product = Product::with_releases(&sandbox, &["1.4.1", "1.4.2"]);
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", &format!("[product]\nremote = \"{}\"\n", product.folder.display()));
    iac.commit("chore: where the product is");
    let (_, help) = item(&explain(&iac, &["prod"]).ok(), "known-release");
    assert!(help.starts_with("> ask it: status and explain with --fetch, verify with --online"), "{help}");
    explain(&iac, &["qa"]).ok().says("> ask the product's remote with --fetch");
    explain(&iac, &["qa", "--fetch"]).ok().says("runs 1.4.2 already");
    explain(&iac, &["prod", "--fetch"]).ok().says("known-release: the product's tag 1.4.2 is commit");
}

/// A file that can't be read, and a step down.
fn what_is_beside_the_rules() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = explain(&iac, &["qa", "--release", "1.4.1"]).ok().says("it may not move now\n").says("fail (1)\n");
    run.says("a promotion goes up, and qa-azure runs 1.4.2").says("git eurodat rollback qa --to 1.4.1");
    assert_eq!(document(&iac, &["qa", "--release", "1.4.1"])["reasons"].as_array().map(Vec::len), Some(1));
    iac.write(&values_file("prod-gcp"), "deployedRelease: [\n");
    iac.commit("chore: broken");
    explain(&iac, &["prod"]).ok().says("the release in app-of-apps/values-prod-gcp.yaml can't be read");
    assert_eq!(document(&iac, &["prod"])["reasons"][0]["path"], "app-of-apps/values-prod-gcp.yaml");
}

fn many_environments() {
    let sandbox = Sandbox::new();
    let names: Vec<String> = ["qa", "prod"].iter().flat_map(|s| (0..40).map(move |c| format!("{s}-c{c:02}"))).collect();
    let all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1.4.1")).collect();
    let iac = Iac::with_environments(&sandbox, &all);
    iac.write(".eurodat.toml", "[[stages]]\nname = \"qa\"\ngates = [\"e2e\"]\n[[stages]]\nname = \"prod\"\n");
    let qa: Vec<&str> = names.iter().take(40).map(String::as_str).collect();
    iac.set(&qa, "1.4.2");
    let run = explain(&iac, &["prod"]).ok();
    let run = run.says("1.4.1 -> 1.4.2 in prod-c00, prod-c01, prod-c02, prod-c03, prod-c04 and 35 more\n");
    assert!(run.stdout.lines().count() < 25, "{}", run.stdout);
    assert_eq!(document(&iac, &["prod"])["moves"].as_array().map(Vec::len), Some(40));
}

fn unknown_names() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for (arguments, help) in [
        (&["prodd"][..], "did you mean `prod`?"),
        (&["soak"], "did you mean `soaked`?"),
        (&["xyzzy"], "the stages are dev, qa, qa-int, prod, nightly; git eurodat explain lists the rules"),
        (&["rule:no-skp"], "did you mean `no-skip`?"),
        (&["prod-gcp"], "it is an environment: git eurodat explain prod -e prod-gcp"),
        (&["prod", "-e", "otc"], "it has prod-azure, prod-gcp"),
        (&["prod", "-r", "new"], "a release is a version such as 1.5.0"),
        (&["no-skip", "-r", "1.5.0"], "name one: git eurodat explain STAGE"),
        (&["-e", "qa-gcp"], "name one: git eurodat explain STAGE"),
    ] {
        explain(&iac, arguments).exit(2).says(help);
    }
}

fn obeys_no_escape_sequences() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let long = "x ".repeat(5000);
    iac.write(".eurodat.toml", &format!("[rejected]\n\"1.4.2\" = \"\\u001b[31mred\\nline {long}\"\n"));
    iac.commit("chore: rejected");
    let run = explain(&iac, &["prod"]).ok().says("␛[31mred␊line x");
    assert!(!run.stdout.contains('\x1b') && run.stdout.lines().all(|line| line.len() < 2000), "{}", run.stdout);
    let told = document(&iac, &["prod"]);
    assert!(told["rules"][0]["fact"].as_str().unwrap().len() > 10_000);
}

/// What isn't seen is said so, and no commit is named that only seems to be the first.
fn in_a_shallow_clone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let url = format!("file://{}", iac.remote.display());
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--depth", "1", &url, "shallow"]).run().ok();
    let run = sandbox.eurodat(&sandbox.path("shallow")).args(["explain", "prod"]).run().ok();
    run.says("no-skip: 1.4.2 ran in all that qa-int has as far as this shallow clone goes");
    let run = sandbox.eurodat(&sandbox.path("shallow")).args(["explain", "qa-int"]).run().ok();
    run.says("longer than this history goes back");
}
