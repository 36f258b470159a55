//! `new-environment`: an environment that joins starts at a release its stage runs.

use super::state::{Subject, Surroundings};
use crate::model::diagnostic::Diagnostic;
use crate::model::fleet::Environment;
use crate::model::report::RuleText;

const ID: &str = "new-environment";

/// The rule.
pub const TEXT: RuleText = RuleText { id: ID, says: "an environment that joins starts at a release its stage runs" };

/// Judges one environment by those of the base: what joins can't vouch for what joins with it. The first of a stage has
/// nothing to agree with.
#[must_use]
pub fn inspect(subject: &Subject<'_>, around: &Surroundings<'_>) -> Option<Diagnostic> {
    let (stage, release) = subject.pinned(around.policy)?;
    if !subject.joins {
        return None;
    }
    let runs = |environment: &Environment| environment.declared.release() == Some(release);
    let other = (around.base)(&stage.name, &|other| other.declared.release().is_some())?;
    if (around.base)(&stage.name, &runs).is_some() {
        return None;
    }
    let own = subject.environment;
    let message = format!("{} joins at {release}, which no environment of {} runs", own.name, stage.name);
    let found = Diagnostic::error(ID, &own.path, message)
        .about(around.policy.values.release.to_string())
        .help(format!("start it at a release that the stage runs, such as {} of {}", other.declared, other.name));
    Some(subject.place.cloned().into_iter().fold(found, Diagnostic::at))
}
