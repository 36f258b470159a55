//! Reads the edited text and compares it with what it must say.

use super::super::read::{PolicyProblem, read};
use super::super::types::Policy;
use super::error::EditError;

/// A policy with its warnings, as it is before the edit.
#[derive(Debug)]
pub(super) struct Before {
    pub(super) policy: Policy,
    warnings: Vec<String>,
}

impl Before {
    /// That of this text.
    pub(super) fn of(text: &str) -> Result<Self, EditError> {
        let (policy, warnings) = read(text).map_err(EditError::Faulty)?;
        Ok(Self { policy, warnings: messages(warnings) })
    }

    /// Gives the edited text if it reads as `expected` and warns of nothing else than before.
    pub(super) fn proven(&self, edited: String, expected: &Policy) -> Result<String, EditError> {
        let after = Self::of(&edited).map_err(|_| EditError::Unproven)?;
        if after.policy == *expected && after.warnings == self.warnings { Ok(edited) } else { Err(EditError::Unproven) }
    }
}

/// Lines move, so places don't count.
fn messages(warnings: Vec<PolicyProblem>) -> Vec<String> {
    let mut messages: Vec<String> = warnings.into_iter().map(|warning| warning.message).collect();
    messages.sort();
    messages
}
