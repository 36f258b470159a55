//! `promote`: sets a stage to the release that comes next.

use super::ask::named;
use super::carry_out::carry_out;
use crate::cli::PromoteArgs;
use crate::failure::Failure;
use crate::render::Told;

/// Runs the command.
///
/// # Errors
/// Every refusal, and what the remote would not take.
pub fn run(arguments: &PromoteArgs) -> Result<Told, Failure> {
    carry_out(named(arguments)?, &arguments.how)
}
