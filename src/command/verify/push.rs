//! Judges what a push brought.

use super::asked::History;
use super::course::Rules;
use super::history::judge_by;
use crate::external::git::{Repository, Snapshot};
use crate::failure::Failure;
use crate::model::owners::PLACES;
use crate::model::policy::POLICY_FILE;
use crate::model::report::Report;

/// Judges a push: each step by what stood before it, and where the push changes the policy or the owners, also by those
/// from before the push. So no push can loosen the rules and use that.
///
/// # Errors
/// When history is missing, or something can't be read.
pub fn judge_push(repository: &Repository, asked: &History) -> Result<Report, Failure> {
    let mut report = judge_by(repository, asked, Rules::OfEachStep)?;
    if !changes_rules(repository, asked)? {
        return Ok(report);
    }
    for found in judge_by(repository, asked, Rules::OfTheStart)?.diagnostics {
        if !report.diagnostics.contains(&found) {
            report.diagnostics.push(found);
        }
    }
    Ok(report)
}

/// Whether the policy or the owners aren't what they were.
fn changes_rules(repository: &Repository, asked: &History) -> Result<bool, Failure> {
    let Some(from) = asked.from else { return Ok(false) };
    let changed = Snapshot::of_commit(repository, asked.to)?;
    let changed = changed.differences(Some(&Snapshot::of_commit(repository, from)?))?;
    Ok(changed.iter().any(|path| path == POLICY_FILE || PLACES.contains(&path.as_str())))
}
