//! `known-stage`: every values file belongs to a configured stage.

use super::context::{Context, Rule};
use crate::model::change::Move;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::finding::Finding;
use crate::model::listing::listed;
use crate::model::policy::Policy;

const ID: &str = "known-stage";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "every values file belongs to a configured stage", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    if context.policy.stage(&change.stage).is_some() {
        return Finding::pass(ID, format!("{} is a stage of the policy", change.stage));
    }
    Finding::fail(ID, format!("no stage is called {}", change.stage), stages(context.policy))
}

/// Judges a file that has the form of a values file and fits no stage.
#[must_use]
pub fn inspect(path: &str, policy: &Policy) -> Diagnostic {
    let is_text = !path.contains(char::REPLACEMENT_CHARACTER);
    let message = if is_text { "the file's name fits no stage" } else { "the file's name is not UTF-8" };
    // Where a pattern is all placeholders, other files fit it, too.
    let severity = if policy.values.files.is_telling() { Severity::Error } else { Severity::Warning };
    Diagnostic { severity, ..Diagnostic::error(ID, path, message) }
        .note(format!("values files are called {}", policy.values.files))
        .help(format!("{}; rename the file, or add a stage to .eurodat.toml", stages(policy)))
}

/// Judges a file that isn't read as a values file and that many disks would hold in the place of one.
#[must_use]
pub fn inspect_lookalike(path: &str, policy: &Policy) -> Diagnostic {
    Diagnostic::error(
        ID,
        path,
        "the file's name could stand for a values file: it differs in case or in odd characters",
    )
    .note(format!("values files are called {}", policy.values.files))
    .help("rename the file: on Windows and macOS the two may be one")
}

fn stages(policy: &Policy) -> String {
    format!("the stages are {}", listed(policy.stages.iter().map(|stage| &stage.name), usize::MAX))
}
