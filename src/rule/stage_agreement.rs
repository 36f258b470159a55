//! `stage-agreement`: all environments of a stage run one release.

use super::state::{Subject, Surroundings};
use crate::model::diagnostic::Diagnostic;
use crate::model::release::Release;
use crate::model::report::RuleText;

const ID: &str = "stage-agreement";

/// The rule.
pub const TEXT: RuleText = RuleText { id: ID, says: "all environments of a stage run one release" };

/// Judges the environments of one stage: one warning for the stage, at the first that differs from another.
#[must_use]
pub fn inspect(subjects: &[Subject<'_>], around: &Surroundings<'_>) -> Option<Diagnostic> {
    subjects.iter().find_map(|subject| differs(subject, around))
}

fn differs(subject: &Subject<'_>, around: &Surroundings<'_>) -> Option<Diagnostic> {
    let (stage, release) = subject.pinned(around.policy)?;
    let differs = |running: &Release| running != release;
    let other = (around.now)(&stage.name, &|other| other.declared.release().is_some_and(differs))?;
    let own = subject.environment;
    let message = format!("{} declares {release}, and {} {}", own.name, other.name, other.declared);
    let found = Diagnostic::warning(ID, &own.path, message)
        .about(around.policy.values.release.to_string())
        .help(format!("promote one release to all of {}", stage.name));
    Some(subject.place.cloned().into_iter().fold(found, Diagnostic::at))
}
