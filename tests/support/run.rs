//! A program to run in the sandbox, bounded in time.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::outcome::Outcome;

/// Longer than any run of ours takes, even sixteen at once on a slow machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// A program with its arguments and surroundings.
#[derive(Debug)]
pub struct Run {
    command: Command,
    typed: Vec<String>,
    sandbox: PathBuf,
}

impl Run {
    /// A run of a command whose environment is already pinned.
    pub fn new(mut command: Command, typed: &str, sandbox: &Path) -> Self {
        // A group of its own, so that a run out of time goes with all that it started.
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
        Self { command, typed: vec![typed.to_owned()], sandbox: sandbox.to_owned() }
    }

    /// With one more argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.typed.push(argument.as_ref().to_string_lossy().into_owned());
        self.command.arg(argument);
        self
    }

    /// With more arguments.
    pub fn args<T: AsRef<OsStr>>(self, arguments: impl IntoIterator<Item = T>) -> Self {
        arguments.into_iter().fold(self, Self::arg)
    }

    /// With a variable set.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Starts it and lets go: for those who kill it.
    pub fn start(mut self) -> Child {
        self.command.stdout(Stdio::null()).stderr(Stdio::null());
        self.command.spawn().expect("the program starts")
    }

    /// Runs it to its end.
    pub fn run(mut self) -> Outcome {
        let child = self.command.spawn().unwrap_or_else(|error| panic!("{:?} doesn't start: {error}", self.command));
        let output = finish(child);
        Outcome {
            typed: self.typed.join(" "),
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            sandbox: self.sandbox,
        }
    }
}

fn finish(child: Child) -> Output {
    let group = child.id();
    let (finished, watched) = mpsc::channel::<()>();
    let watchdog = std::thread::spawn(move || {
        if watched.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            kill_group(group);
        }
    });
    let output = child.wait_with_output().expect("the program can be waited for");
    drop(finished);
    watchdog.join().expect("the watchdog ends");
    output
}

/// Kills a program and all that it started, as `kill -9` does.
pub fn kill_group(leader: u32) {
    let _ = Command::new("kill").args(["-9", "--", &format!("-{leader}")]).stderr(Stdio::null()).status();
}
