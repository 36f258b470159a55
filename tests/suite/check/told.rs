//! How findings are told, and mended.

use libtest_mimic::Trial;
use serde_json::Value;

use super::rules::owned;
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("check::told_like_rustc", like_rustc),
        trial("check::report_in_a_file", report_in_a_file),
        trial("check::fingerprints_stay", fingerprints_stay),
        trial("check::prints_the_schema", prints_the_schema),
        trial("check::fix_quotes", fix_quotes),
        trial("check::fix_changes_nothing_else", fix_changes_nothing_else),
    ]
}

fn like_rustc() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), "deployedRelease: v1.4.2   # raised\n");
    let run = sandbox.eurodat(&iac.clone).arg("check").run().exit(1);
    let place = " --> app-of-apps/values-qa-gcp.yaml:1:18\n  |\n1 | deployedRelease: v1.4.2   # raised\n  |                  ^^^^^^\n";
    run.says("error[release-format]: ").says(place).says("1 error in 1 of 8 files");
}

fn report_in_a_file() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), "deployedRelease: v1.4.2\n");
    for format in ["json", "sarif", "code-quality"] {
        let run = sandbox.eurodat(&iac.clone).args(["check", "--format", format, "-o", "report"]).run().exit(1);
        run.says("error[release-format]: ").says("the report is in report");
        let report = std::fs::read(iac.clone.join("report")).unwrap();
        serde_json::from_slice::<Value>(&report).unwrap();
    }
    let run = sandbox.eurodat(&iac.clone).args(["check", "-o", "no/folder/report"]).run();
    run.exit(3).says("no/folder/report");
}

fn code_quality(iac: &Iac<'_>) -> Vec<(String, u64)> {
    let run = iac.sandbox.eurodat(&iac.clone).args(["check", "--format", "code-quality"]).run();
    let report: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let short = |found: &Value| {
        let line = found["location"]["lines"]["begin"].as_u64().unwrap();
        (found["fingerprint"].as_str().unwrap().to_owned(), line)
    };
    report.iter().map(short).collect()
}

/// GitLab tells old findings from new ones by their fingerprints.
fn fingerprints_stay() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), "deployedRelease: v1.4.2\n");
    iac.write(&values_file("prod-gcp"), "deployedRelease: 1.4.1\na: {b: 1, b: 2}\n");
    let before = code_quality(&iac);
    iac.write(&values_file("qa-gcp"), "# a comment\n\nother: 1\ndeployedRelease: v1.4.2\n");
    iac.write(&values_file("prod-gcp"), "# moved\ndeployedRelease: 1.4.1\na: {b: 1, b: 2}\n");
    let after = code_quality(&iac);
    assert_eq!(before.iter().map(|found| found.1).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(after.iter().map(|found| found.1).collect::<Vec<_>>(), [3, 4]);
    let prints = |found: &[(String, u64)]| found.iter().map(|found| found.0.clone()).collect::<Vec<_>>();
    assert_eq!(prints(&before), prints(&after));
    assert_ne!(before[0].0, before[1].0);
}

fn prints_the_schema() {
    let sandbox = Sandbox::new();
    let run = sandbox.eurodat(&sandbox.path("tmp")).args(["check", "--schema"]).run().ok();
    let schema: Value = serde_json::from_str(&run.stdout).unwrap();
    for key in ["deployedRelease", "stage", "cloud", "domains", "syncWaves"] {
        let described = schema["properties"][key]["description"].as_str();
        assert!(described.is_some_and(|text| !text.is_empty()), "{key} is not described");
    }
}

const SCHEMA: &str = r#"{"properties": {"version": {"type": "string"}, "flag": {"type": "string"}}}"#;

fn fix_quotes() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps/values.schema.json", SCHEMA);
    iac.write(&values_file("qa-gcp"), "deployedRelease:  1.4.2 # r\r\nversion:   1.10   # v\r\nflag: yes");
    sandbox.eurodat(&iac.clone).arg("check").run().exit(1).says("2 errors in 1 of 8 files");
    let run = sandbox.eurodat(&iac.clone).args(["check", "--fix"]).run().ok().says("nothing found");
    run.says("mended app-of-apps/values-qa-gcp.yaml:2:12: version is the string \"1.10\"");
    let text = std::fs::read_to_string(iac.clone.join(values_file("qa-gcp"))).unwrap();
    assert_eq!(text, "deployedRelease:  1.4.2 # r\r\nversion:   \"1.10\"   # v\r\nflag: \"yes\"");
    sandbox.eurodat(&iac.clone).args(["check", "--fix"]).run().ok();
}

/// What has no safe mend is told, and left.
fn fix_changes_nothing_else() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps/values.schema.json", SCHEMA);
    let text = "deployedRelease: v1.4.2\nversion: [1.10]\nflag: {a: 1}\n";
    iac.write(&values_file("qa-gcp"), text);
    sandbox.eurodat(&iac.clone).args(["check", "--fix"]).run().exit(1).says("3 errors");
    assert_eq!(std::fs::read_to_string(iac.clone.join(values_file("qa-gcp"))).unwrap(), text);
}
