//! A repository with a policy, and what `verify` says of changes to it.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::support::iac::{Iac, values_file, write};
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::values::values;

/// Releases are rejected, prod is promoted alone and is frozen in the past and the future.
pub const POLICY: &str = "\
version = 1

[values]
guarded = [\"app-of-apps/Chart.yaml\", \"app-of-apps/templates/**\", \".gitlab-ci.yml\"]

[[stages]]
name = \"dev\"
pins = \"branch\"
[[stages]]
name = \"qa\"
[[stages]]
name = \"qa-int\"
[[stages]]
name = \"prod\"
soak = \"24h\"
alone = true
[[stages]]
name = \"nightly\"
pins = \"branch\"
order = false

[[freezes]]
stages = [\"qa\"]
from = 2019-01-01T00:00:00Z
until = 2019-02-01T00:00:00Z
reason = \"an old one\"

[rejected]
\"1.4.9\" = \"loses contracts\"

[overrides]
no-downgrade = [\"qa\", \"qa-int\"]
";

/// A clone in which somebody works on a branch, off a target branch with a policy.
pub struct Scene<'a> {
    pub iac: Iac<'a>,
}

/// What a run of `verify` found.
#[derive(Debug)]
pub struct Verdict {
    /// The rules that fail.
    pub fails: BTreeSet<String>,
    /// The rules that can't be judged.
    pub open: BTreeSet<String>,
    /// What else is told.
    pub warned: BTreeSet<String>,
    /// Every finding.
    pub all: Vec<Value>,
    /// How many steps were judged.
    pub steps: u64,
}

impl<'a> Scene<'a> {
    /// qa and qa-int run 1.4.2, prod runs 1.4.1; the user stands on the branch `topic`.
    pub fn new(sandbox: &'a Sandbox) -> Self {
        Self::with(sandbox, POLICY)
    }

    /// The same with another policy.
    pub fn with(sandbox: &'a Sandbox, policy: &str) -> Self {
        let iac = Iac::new(sandbox);
        iac.write(".eurodat.toml", policy);
        iac.write("CODEOWNERS", "* @platform\n");
        iac.commit("feat: a policy");
        let scene = Self { iac };
        scene.git(&["checkout", "-q", "-b", "topic"]);
        scene
    }

    /// Runs git in the clone.
    pub fn git(&self, arguments: &[&str]) -> String {
        self.iac.sandbox.git(&self.iac.clone).args(arguments).run().ok().text()
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let place = self.iac.clone.join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, text).unwrap();
    }

    /// Sets environments to a release in the work tree.
    pub fn set(&self, environments: &[&str], release: &str) {
        for environment in environments {
            write(&self.iac.clone.join(values_file(environment)), &values(environment, release));
        }
    }

    /// Commits everything.
    pub fn commit(&self, message: &str) {
        self.iac.sandbox.tick();
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
    }

    /// Pushes HEAD to the target branch, and stands on `topic` again, at its tip.
    pub fn land(&self) {
        self.git(&["push", "-q", "origin", "HEAD:main"]);
        self.git(&["fetch", "-q", "origin"]);
        self.git(&["checkout", "-q", "-B", "topic", "origin/main"]);
    }

    /// What `verify` says in the clone.
    pub fn verify(&self, arguments: &[&str]) -> Verdict {
        verdict(&verify(self.iac.sandbox, &self.iac.clone, arguments))
    }

    /// Whatever is judged offline can't be known to pass.
    #[track_caller]
    pub fn assert_fails(&self, arguments: &[&str], rules: &[&str]) {
        let verdict = self.verify(arguments);
        for rule in rules {
            assert!(verdict.fails.contains(*rule), "{rule} doesn't fail: {verdict:#?}");
        }
    }

    /// Nothing fails.
    #[track_caller]
    pub fn assert_clean(&self, arguments: &[&str]) -> Verdict {
        let verdict = self.verify(arguments);
        assert!(verdict.fails.is_empty() && verdict.warned.is_empty(), "{verdict:#?}");
        verdict
    }
}

/// Runs `verify` for programs.
pub fn verify(sandbox: &Sandbox, folder: &Path, arguments: &[&str]) -> Outcome {
    sandbox.eurodat(folder).args(["verify", "--format", "json"]).args(arguments).run()
}

/// Reads what a run said; its exit code must agree.
#[track_caller]
pub fn verdict(outcome: &Outcome) -> Verdict {
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.transcript()));
    assert_eq!(faults(&report), [""; 0], "{report:#}");
    let all = report["diagnostics"].as_array().unwrap().clone();
    let rules = |severity: &str| {
        let found = all.iter().filter(|found| found["severity"] == severity);
        found.map(|found| found["rule"].as_str().unwrap().to_owned()).collect::<BTreeSet<String>>()
    };
    let fails = rules("error");
    assert_eq!(outcome.code, Some(i32::from(!fails.is_empty())), "{}", outcome.transcript());
    Verdict {
        fails,
        open: rules("unverified"),
        warned: rules("warning"),
        steps: report["steps"].as_u64().unwrap(),
        all,
    }
}

/// What is wrong with a report by our own schema.
fn faults(report: &Value) -> Vec<String> {
    const SCHEMA: &str = include_str!("../../../schemas/check.schema.json");
    let schema = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    validator.iter_errors(report).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}
