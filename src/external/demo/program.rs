//! Runs a program in one of the demo's folders, as a user would there.

use std::path::Path;
use std::process::Command;

use crate::external::git::GitError;

/// What a program said, and whether it went well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// Standard output and standard error, in this order.
    pub output: String,
    /// Whether the exit code was 0.
    pub success: bool,
}

/// Runs `words` in `folder`; `git eurodat …` is this very program. Nothing of the repository that the user stands in
/// reaches it: its `GIT_*` variables are left out.
///
/// # Errors
/// When the program can't be started.
pub fn run(folder: &Path, words: &[&str]) -> Result<Ran, GitError> {
    let mut command = match words {
        ["git", "eurodat", rest @ ..] => {
            let mut own = Command::new(std::env::current_exe().map_err(GitError::Start)?);
            own.args(rest);
            own
        }
        [program, rest @ ..] => {
            let mut other = Command::new(program);
            other.args(rest);
            other
        }
        [] => return Ok(Ran { output: String::new(), success: true }),
    };
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    let ended = command.current_dir(folder).output().map_err(GitError::Start)?;
    let output = [ended.stdout, ended.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Ok(Ran { output, success: ended.status.success() })
}
