//! The program: argv in, exit code out.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use git_eurodat::cli::Cli;
use git_eurodat::command::run;

fn main() -> ExitCode {
    let outcome = run(&Cli::parse());
    // A closed pipe is no error: the reader had enough.
    let _ = anstream::stderr().write_all(outcome.talk.as_bytes());
    let _ = anstream::stdout().write_all(outcome.result.as_bytes());
    ExitCode::from(outcome.code)
}
