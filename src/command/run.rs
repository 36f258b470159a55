//! From the command line to the command.

use super::{
    bump, check, complete, demo, diff, explain, freeze, hooks, log, promote, reject, rollback, setup, status, verify,
};
use crate::cli::{Cli, Command};
use crate::failure::Failure;
use crate::render::{Outcome, Told, outcome};

/// Runs what the command line asks for, and says how that ends.
#[must_use]
pub fn run(cli: &Cli) -> Outcome {
    outcome(&told(&cli.command))
}

fn told(command: &Command) -> Result<Told, Failure> {
    match command {
        Command::Status(arguments) => status::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Log(arguments) => log::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Promote(arguments) => promote::run(arguments),
        Command::Rollback(arguments) => rollback::run(arguments),
        Command::Bump(arguments) => bump::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
        Command::Freeze(arguments) => freeze::run(arguments),
        Command::Reject(arguments) => reject::run(arguments),
        Command::Demo(arguments) => demo::run(arguments),
        Command::Hooks(arguments) => hooks::run(arguments),
        Command::Setup(arguments) => setup::run(arguments).map(Told::out),
        Command::Complete(arguments) => Ok(complete::run(arguments)),
    }
}
