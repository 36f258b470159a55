//! What git's credential helpers know.

use std::fmt::{self, Debug, Formatter};
use std::io::Write;
use std::process::{Command, Stdio};

use super::error::GitError;
use super::output::Wait;
use super::program::Program;

/// How long helpers may think, in seconds: nobody is asked.
const PATIENCE: u64 = 15;

/// A user and a password. Nothing shows the password.
pub struct Credential {
    /// The user.
    pub user: String,
    /// The password.
    pub password: String,
}

impl Debug for Credential {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Credential").field("user", &self.user).finish_non_exhaustive()
    }
}

impl Program {
    /// What git itself would use for this URL, without asking anybody
    /// ([git credential](https://git-scm.com/docs/git-credential)); none where it knows nothing.
    #[must_use]
    pub fn credential(&self, url: &str) -> Option<Credential> {
        // A line end would start another field.
        if url.contains(['\n', '\r', '\0']) {
            return None;
        }
        let mut command =
            self.command(&["-c", "credential.interactive=false", "-c", "core.askPass=", "credential", "fill"]);
        command
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_ASKPASS", "")
            .env("SSH_ASKPASS", "")
            .env("GCM_INTERACTIVE", "never");
        read(&ask(command, &format!("url={url}\n\n")).ok()?)
    }
}

fn ask(mut command: Command, input: &str) -> Result<Vec<u8>, GitError> {
    let mut child = command.stdin(Stdio::piped()).spawn().map_err(GitError::Start)?;
    if let Some(mut pipe) = child.stdin.take() {
        // A git that is gone already has no answer either.
        let _ = pipe.write_all(input.as_bytes());
    }
    let ended = Wait::ForEnd(Some(PATIENCE)).end(child, "git credential fill")?;
    Ok(if ended.success { ended.stdout } else { Vec::new() })
}

fn read(said: &[u8]) -> Option<Credential> {
    let text = std::str::from_utf8(said).ok()?;
    let field = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('=')).map(str::to_owned);
    let password = field("password").filter(|password| !password.is_empty())?;
    Some(Credential { user: field("username").unwrap_or_default(), password })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_read_and_not_shown() {
        let found = read(b"protocol=https\nhost=gitlab.example\nusername=mara\npassword=a=b c\n").unwrap();
        assert_eq!(found.password, "a=b c");
        assert_eq!(format!("{found:?}"), "Credential { user: \"mara\", .. }");
        assert!(read(b"username=mara\npassword=\n").is_none());
        assert!(read(b"").is_none());
    }
}
