//! All pairs of values and schema.

use super::cases::{self, Case};
use super::{form_cases, more_cases};

/// The cases of all tables.
pub fn all() -> impl Iterator<Item = &'static Case> {
    [cases::CASES, form_cases::CASES, more_cases::CASES].into_iter().flatten()
}
