//! A rule: what it means, an example, and how to mend; and the list of all.

use std::collections::BTreeSet;

use git_eurodat::model::guide::section;
use git_eurodat::model::report::RuleText;
use git_eurodat::render::guide::plain;
use git_eurodat::rule::{ALL, OF_STATE};
use libtest_mimic::Trial;

use super::explain;
use crate::support::held::held;
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("explain::every_rule_has_its_section", every_rule_has_its_section),
        trial("explain::shows_what_the_documentation_says", shows_what_the_documentation_says),
        trial("explain::rule", rule),
        trial("explain::without_a_repository", without_a_repository),
        trial("explain::a_stage_called_like_a_rule", a_stage_called_like_a_rule),
        trial("explain::list", list),
    ]
}

fn every() -> Vec<RuleText> {
    let texts = ALL.iter().map(git_eurodat::rule::Rule::text).chain(OF_STATE);
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(text.id)).collect()
}

/// What it says comes first; an example and a remedy follow.
fn every_rule_has_its_section() {
    for RuleText { id, says } in every() {
        let text = section(id).unwrap_or_else(|| panic!("docs/rules.md has no section of {id}"));
        let (first, rest) = says.split_at(1);
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.starts_with(&format!("{}{rest}.", first.to_uppercase())), "{id} starts otherwise: {text}");
        assert!(text.contains("```") || text.contains("For example"), "{id} has no example");
        assert!(text.lines().any(|line| line.contains("To mend: ")), "{id} has no remedy");
    }
}

/// Letter by letter, but for line ends, indentation, fences and the brackets of links.
fn shows_what_the_documentation_says() {
    let file = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md")).unwrap();
    for RuleText { id, .. } in every() {
        let (_, written) = file.split_once(&format!("## {id}\n")).expect("a heading");
        let written = written.split("\n## ").next().unwrap();
        let code = |line: &&str| !line.starts_with("```");
        let written: String = written.lines().filter(code).collect::<Vec<_>>().join("\n");
        let shown = plain(section(id).unwrap(), Some(72));
        let widest = shown.lines().filter(|line| !line.starts_with("    ") && line.contains(' ')).map(str::len).max();
        assert!(widest.is_some_and(|widest| widest <= 90), "{id}\n{shown}");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let (shown, written) = (letters(&shown), letters(&written));
        // Links within the file lose their anchor, and others gain their folder.
        let without = |text: &str| {
            every().iter().fold(text.replace("docs", ""), |text, rule| text.replace(&letters(rule.id), ""))
        };
        assert_eq!(without(&shown), without(&written), "{id}");
    }
}

fn rule() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = explain(&iac, &["not-frozen"]).ok();
    assert!(
        run.stdout.starts_with("not-frozen\n\nThe stage takes no promotion during a freeze.\n\n"),
        "{}",
        run.stdout
    );
    let run = run.says("\n\n    [[freezes]]\n    stages = [\"prod\"]\n").says("\n\nTo mend: wait for its end");
    assert!(!run.stdout.contains("```"), "{}", run.stdout);
    let told = held("explain", explain(&iac, &["owned", "--format", "json"]));
    assert_eq!((&told["kind"], &told["rule"]), (&"rule".into(), &"owned".into()));
    assert_eq!(told["text"].as_str(), section("owned"));
}

/// Who reads what a rule means needs no repository, and no policy that can be read.
fn without_a_repository() {
    let sandbox = Sandbox::new();
    sandbox.eurodat(&sandbox.path("")).args(["explain", "policy"]).run().ok().says("no unknown keys");
    let list = sandbox.eurodat(&sandbox.path("")).arg("explain").run().ok().says("no stages are listed: ");
    assert!(list.stdout.starts_with("rules\n  known-stage "), "{}", list.stdout);
    let names = sandbox.eurodat(&sandbox.path("")).args(["complete", "rules"]).run().lines();
    assert_eq!(names, every().iter().map(|rule| rule.id).collect::<Vec<_>>());
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", "[[stages\n");
    iac.commit("chore: broken");
    explain(&iac, &["policy"]).ok().says("To mend: ");
    explain(&iac, &["prod"]).exit(2);
}

fn a_stage_called_like_a_rule() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("alone-gcp", "1.4.1")]);
    iac.write(".eurodat.toml", "[[stages]]\nname = \"alone\"\n");
    iac.commit("chore: a stage");
    explain(&iac, &["alone", "-r", "1.4.2"]).ok().says("alone: 1.4.1 -> 1.4.2 in alone-gcp\n");
    explain(&iac, &["rule:alone"]).ok().says("A promotion changes no guarded file");
}

fn list() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = explain(&iac, &[]).ok();
    let words: Vec<String> =
        run.stdout.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in [
        "stages",
        "dev runs branches, and is set by hand",
        "qa takes the product's newest release",
        "prod takes what qa-int runs, when a person asks for it",
        "nightly stands outside the order, and is set by hand",
        "rules",
        "soaked the release ran long enough in one stretch in the stage before",
    ] {
        assert!(words.iter().any(|shown| shown == line), "no {line}\n{}", run.stdout);
    }
    let told = held("explain", explain(&iac, &["--format", "json"]));
    assert_eq!(told["rules"].as_array().map(Vec::len), Some(every().len()));
    assert_eq!(told["stages"][1]["stage"], "qa");
}
