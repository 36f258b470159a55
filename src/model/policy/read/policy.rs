//! From the text to the policy.

use serde::Deserialize;
use toml_edit::Document;
use toml_edit::de::Deserializer;

use super::super::format::{Field, PolicyFile};
use super::super::types::Policy;
use super::faults::Faults;
use super::problem::PolicyProblem;
use super::{forge, known, lists, sections, stages};

/// The one version of the format that this tool knows.
const VERSION: i64 = 1;

/// Reads a policy: the policy and its warnings (unknown keys), or every error in it. The text is
/// [TOML](https://toml.io/en/v1.0.0); a byte order mark before it does no harm.
///
/// # Errors
/// All faults of the text at once, in order of their place; of TOML's own syntax the first.
pub fn read(text: &str) -> Result<(Policy, Vec<PolicyProblem>), Vec<PolicyProblem>> {
    let mut faults = Faults::new(text);
    let policy = match parse(faults.text(), &mut faults) {
        Some(file) => judge(file, &mut faults),
        None => Policy::default(),
    };
    faults.into_result(policy)
}

/// The file as it stands; a value of the wrong type stands in it as such.
fn parse(text: &str, faults: &mut Faults<'_>) -> Option<PolicyFile> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            faults.error(&error.span().unwrap_or_default(), format!("this is no TOML: {}", error.message()), None);
            return None;
        }
    };
    known::judge(document.as_table(), faults);
    match PolicyFile::deserialize(Deserializer::from(document)) {
        Ok(file) => Some(file),
        Err(error) => {
            faults.error(&error.span().unwrap_or_default(), error.message(), None);
            None
        }
    }
}

fn judge(file: PolicyFile, faults: &mut Faults<'_>) -> Policy {
    version(file.version, faults);
    let stages = stages::read(file.stages, faults);
    let known: Vec<_> = stages.iter().map(|stage| stage.name.clone()).collect();
    Policy {
        repository: sections::repository(file.repository, faults),
        gitlab: forge::gitlab(file.gitlab, faults),
        merge_requests: forge::merge_requests(file.merge_requests, faults),
        product: sections::product(file.product, faults),
        values: sections::values(file.values, faults),
        freezes: lists::freezes(file.freezes, &known, faults),
        rejected: lists::rejected(file.rejected, faults),
        overrides: lists::overrides(file.overrides, &known, faults),
        verify_from: sections::verify(file.verify, faults),
        stages,
    }
}

fn version(field: Field<i64>, faults: &mut Faults<'_>) {
    let Some((span, version)) = faults.take("version", field) else { return };
    if version > VERSION {
        let message = format!("version {version} of this format is newer than this git-eurodat knows");
        faults.error(&span, message, Some("upgrade git-eurodat".to_owned()));
    } else if version < VERSION {
        let message = format!("there is no version {version} of this format");
        faults.error(&span, message, Some(format!("write `version = {VERSION}`")));
    }
}
