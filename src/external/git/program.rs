//! Runs the user's own `git`.

use std::ffi::OsStr;
use std::io::{IsTerminal, Write};
use std::process::{Child, Command, Stdio};

use super::error::{GitError, Said};
use super::output::{Ended, Wait};
use crate::model::masked::masked;

/// A variable that says false, for `--config-env`: unlike `-c` that takes keys with an equals sign in them.
pub const FALSE: &str = "GIT_EURODAT_FALSE";

/// The user's `git`, run where the user stands, with the user's environment and configuration.
#[derive(Debug, Clone)]
pub struct Program {
    interactive: bool,
}

impl Default for Program {
    fn default() -> Self {
        Self { interactive: std::io::stdin().is_terminal() }
    }
}

impl Program {
    /// A command line of git, ready to run. Replace refs never count: they are local, and what is judged must be
    /// the same for everyone.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new("git");
        command.args(arguments).env("GIT_NO_REPLACE_OBJECTS", "1").env(FALSE, "false");
        // Untranslated messages, but the user's character set: only this one variable does both.
        command.env("LANGUAGE", "en");
        if !self.interactive {
            command.env("GIT_TERMINAL_PROMPT", "0");
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a local command to its end and takes its standard output.
    ///
    /// # Errors
    /// When git can't be started or fails.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Vec<u8>, GitError> {
        finish(self.command(arguments))
    }

    /// Starts a local command that runs while we do something else.
    ///
    /// # Errors
    /// When git can't be started.
    pub fn start<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Started, GitError> {
        start(self.command(arguments))
    }

    /// The same as [`run`](Self::run) as text, without the line end.
    ///
    /// # Errors
    /// When git can't be started or fails.
    pub fn line<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<String, GitError> {
        let output = self.run(arguments)?;
        Ok(String::from_utf8_lossy(&output).trim_end_matches(['\n', '\r']).to_owned())
    }

    /// Runs a command that answers by its exit code, from what is here alone. Grafts don't count, for the same reason.
    pub fn agrees<S: AsRef<OsStr>>(&self, arguments: &[S]) -> bool {
        let mut command = self.command(arguments);
        // Not for every command: git warns of the file's mere presence.
        command.env("GIT_GRAFT_FILE", NO_FILE).env("GIT_NO_LAZY_FETCH", "1");
        finish(command).is_ok()
    }

    /// Runs a local command that walks history, to its end whatever its exit code. Grafts don't count.
    ///
    /// # Errors
    /// When git can't be started.
    pub fn walk<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Ended, GitError> {
        self.walk_in(arguments, &[])
    }

    /// The same with more variables.
    ///
    /// # Errors
    /// When git can't be started.
    pub fn walk_in<S: AsRef<OsStr>>(&self, arguments: &[S], more: &[(&str, &str)]) -> Result<Ended, GitError> {
        let mut command = self.command(arguments);
        command.env("GIT_GRAFT_FILE", NO_FILE).envs(more.iter().copied());
        let shown = show(&command);
        Wait::ForOutput.end(command.spawn().map_err(GitError::Start)?, &shown)
    }

    /// Runs a command that reads `input` from its standard input.
    ///
    /// # Errors
    /// When git can't be started or fails.
    pub fn feed<S: AsRef<OsStr>>(&self, arguments: &[S], input: &[u8]) -> Result<Vec<u8>, GitError> {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        let shown = show(&command);
        let mut child = command.spawn().map_err(GitError::Start)?;
        let pipe = child.stdin.take();
        let ended = std::thread::scope(|scope| {
            // A git that fails early closes the pipe; its own message says more than the broken pipe would.
            scope.spawn(move || pipe.map(|mut pipe| pipe.write_all(input)));
            Wait::ForOutput.end(child, &shown)
        })?;
        judge(ended, shown)
    }

    /// Runs a command that talks to a remote. Nobody answers a prompt where there is no terminal, so there it has
    /// a time limit.
    ///
    /// # Errors
    /// When git can't be started, fails, or hangs.
    pub fn talk<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Ended, GitError> {
        let wait = Wait::ForEnd((!self.interactive).then_some(600));
        let mut command = self.command(arguments);
        let shown = show(&command);
        let child = command.spawn().map_err(GitError::Start)?;
        let ended = wait.end(child, &shown)?;
        if ended.success { Ok(ended) } else { Err(failed(ended, shown)) }
    }
}

/// A command that runs.
#[derive(Debug)]
pub struct Started {
    child: Child,
    shown: String,
}

impl Started {
    /// Waits for its end and takes its standard output.
    ///
    /// # Errors
    /// When it fails.
    pub fn finish(self) -> Result<Vec<u8>, GitError> {
        judge(Wait::ForOutput.end(self.child, &self.shown)?, self.shown)
    }
}

fn start(mut command: Command) -> Result<Started, GitError> {
    let shown = show(&command);
    let child = command.spawn().map_err(GitError::Start)?;
    Ok(Started { child, shown })
}

fn finish(command: Command) -> Result<Vec<u8>, GitError> {
    start(command)?.finish()
}

/// A file that holds nothing.
#[cfg(windows)]
pub(super) const NO_FILE: &str = "NUL";
/// A file that holds nothing.
#[cfg(not(windows))]
pub(super) const NO_FILE: &str = "/dev/null";

fn judge(ended: Ended, shown: String) -> Result<Vec<u8>, GitError> {
    if ended.success { Ok(ended.stdout) } else { Err(failed(ended, shown)) }
}

/// What a walk that failed said.
#[must_use]
pub fn walk_failed<S: AsRef<OsStr>>(arguments: &[S], ended: Ended) -> GitError {
    let mut command = Command::new("git");
    failed(ended, show(command.args(arguments)))
}

fn failed(ended: Ended, command: String) -> GitError {
    GitError::Failed { said: Said { command, code: ended.code, text: ended.stderr } }
}

/// The command line as a person would type it; long texts are cut, and passwords in URLs not shown.
fn show(command: &Command) -> String {
    let words = command.get_args().map(|word| {
        let word = masked(&word.to_string_lossy());
        let cut: String = word.chars().take(80).collect();
        let word = if cut.len() < word.len() { format!("{cut}…") } else { cut };
        if word.is_empty() || word.contains(char::is_whitespace) { format!("'{word}'") } else { word }
    });
    std::iter::once("git".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
}
