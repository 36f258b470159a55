//! From the command line to the command.

use super::{bump, complete, demo, promote, setup, status};
use crate::cli::{Cli, Command};
use crate::failure::Failure;
use crate::render::Told;

/// Runs what the command line asks for.
///
/// # Errors
/// Everything that kept it from a yes.
pub fn run(cli: &Cli) -> Result<Told, Failure> {
    match &cli.command {
        Command::Status(arguments) => status::run(arguments),
        Command::Promote(arguments) => promote::run(arguments),
        Command::Bump(arguments) => bump::run(arguments),
        Command::Demo(arguments) => demo::run(arguments),
        Command::Setup(arguments) => setup::run(arguments).map(Told::out),
        Command::Complete(arguments) => Ok(complete::run(arguments)),
    }
}
