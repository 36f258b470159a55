//! The program: argv in, exit code out.

use std::process::ExitCode;

use clap::Parser;
use git_eurodat::cli::Cli;
use git_eurodat::command::run;
use git_eurodat::external::terminal::{print, say};
use git_eurodat::render::outcome;

fn main() -> ExitCode {
    let result = run(&Cli::parse());
    let outcome = outcome(&result);
    say(&outcome.talk);
    print(&outcome.result);
    ExitCode::from(outcome.code)
}
