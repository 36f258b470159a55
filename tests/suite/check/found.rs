//! What a run of `check` found, in short.

use std::path::Path;

use crate::support::iac::Iac;
use crate::support::outcome::Outcome;

/// `check` with these arguments in the user's clone.
pub fn check(iac: &Iac<'_>, arguments: &[&str]) -> Vec<String> {
    check_in(iac, &iac.clone, arguments)
}

/// `check` with these arguments in a folder: each finding as `severity rule place`, sorted by place.
pub fn check_in(iac: &Iac<'_>, folder: &Path, arguments: &[&str]) -> Vec<String> {
    let run = iac.sandbox.eurodat(folder).arg("check").args(arguments).args(["--format", "json"]).run();
    found(&run)
}

/// The findings of a run; the exit code must fit them.
pub fn found(run: &Outcome) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| {
        panic!("no report: {error}\n{}", run.transcript());
    });
    let diagnostics = report["diagnostics"].as_array().expect("a list");
    let errors = diagnostics.iter().any(|found| found["severity"] == "error");
    assert_eq!(run.code, Some(i32::from(errors)), "the exit code fits\n{}", run.transcript());
    diagnostics.iter().map(short).collect()
}

fn short(found: &serde_json::Value) -> String {
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    let file = text("path").replace("app-of-apps/", "");
    let place = found["line"].as_u64().map(|line| format!(":{line}:{}", found["column"])).unwrap_or_default();
    format!("{} {} {file}{place}", text("severity"), text("rule"))
}
