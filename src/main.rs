//! The program: argv in, exit code out.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use git_eurodat::cli::Cli;
use git_eurodat::command::run;
use git_eurodat::failure::Class;

fn main() -> ExitCode {
    let outcome = run(&Cli::parse());
    // Where talk can't be written nobody could be told.
    let _ = anstream::stderr().write_all(outcome.talk.as_bytes());
    let mut out = anstream::stdout();
    match out.write_all(outcome.result.as_bytes()).and_then(|()| out.flush()) {
        // A closed pipe is no error: the reader had enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let _ = writeln!(anstream::stderr(), "error: the result can't be written: {error}");
            ExitCode::from(Class::Outside.code())
        }
        _ => ExitCode::from(outcome.code),
    }
}
