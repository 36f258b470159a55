//! The status as programs read it: JSON, held to its schema.

use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use super::outcome::Outcome;
use super::run::Run;

/// The published schema.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/status.schema.json");
    let text = std::fs::read_to_string(path).expect("the schema is there");
    let schema: Value = serde_json::from_str(&text).expect("the schema is JSON");
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).expect("the schema is one")
});

/// One run's answer.
#[derive(Debug)]
pub struct Status {
    /// The whole document.
    pub document: Value,
    /// What was said beside it.
    pub talk: String,
}

impl Status {
    /// Asks for the status of all stages.
    #[track_caller]
    pub fn of(run: Run) -> Self {
        Self::read(run.args(["status", "--format", "json"]).run())
    }

    /// Reads a run's answer, which must satisfy the schema.
    #[track_caller]
    pub fn read(outcome: Outcome) -> Self {
        let outcome = outcome.ok();
        let document: Value = serde_json::from_str(&outcome.stdout).expect("the status is JSON");
        let faults: Vec<String> =
            SCHEMA.iter_errors(&document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}\n{document:#}");
        Self { document, talk: outcome.stderr }
    }

    /// A stage by its name.
    #[track_caller]
    pub fn stage(&self, name: &str) -> &Value {
        let mut stages = self.document["stages"].as_array().expect("stages").iter();
        stages.find(|stage| stage["name"] == name).unwrap_or_else(|| panic!("no stage {name}\n{:#}", self.document))
    }

    /// What could move next in a stage.
    #[track_caller]
    pub fn next(&self, stage: &str) -> &Value {
        &self.stage(stage)["next"]
    }

    /// An environment by its name.
    #[track_caller]
    pub fn environment(&self, name: &str) -> &Value {
        let found = self.environments().find(|environment| environment["name"] == name);
        found.unwrap_or_else(|| panic!("no environment {name}\n{:#}", self.document))
    }

    /// The release that an environment declares.
    #[track_caller]
    pub fn release(&self, environment: &str) -> &str {
        self.environment(environment)["release"].as_str().unwrap_or_else(|| panic!("{:#}", self.document))
    }

    /// Every environment.
    pub fn environments(&self) -> impl Iterator<Item = &Value> {
        let stages = self.document["stages"].as_array().into_iter().flatten();
        stages.flat_map(|stage| stage["environments"].as_array().into_iter().flatten())
    }
}
