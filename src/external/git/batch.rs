//! `git cat-file --batch`: reads what libgit2 can't, and fetches what a partial clone left behind.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::error::GitError;
use super::kind::Kind;
use super::program::Program;
use crate::model::oid::Oid;

/// A running `git cat-file --batch` ([manual](https://git-scm.com/docs/git-cat-file)).
pub struct Batch {
    pipes: RefCell<Pipes>,
    child: RefCell<Child>,
}

struct Pipes {
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
}

impl Batch {
    /// Starts the program.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn start(git: &Program) -> Result<Self, GitError> {
        let mut command = git.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(GitError::Start)?;
        let (Some(ask), Some(answer)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(GitError::Start(std::io::Error::other("no pipes")));
        };
        let pipes = RefCell::new(Pipes { ask, answer: BufReader::new(answer) });
        Ok(Self { pipes, child: RefCell::new(child) })
    }

    /// The bytes of one object.
    ///
    /// # Errors
    /// When it is missing or of another type.
    pub fn read(&self, kind: Kind, oid: Oid) -> Result<Vec<u8>, GitError> {
        let mut pipes = self.pipes.borrow_mut();
        let (found, bytes) = pipes.read(oid).map_err(|error| GitError::Object(oid.to_string(), error.to_string()))?;
        match found.as_str() {
            name if name == kind.name() => Ok(bytes),
            "missing" => Err(GitError::Object(oid.to_string(), "it is missing or damaged".to_owned())),
            other => Err(GitError::Object(oid.to_string(), format!("it is a {other}, not a {}", kind.name()))),
        }
    }
}

impl Pipes {
    fn read(&mut self, oid: Oid) -> std::io::Result<(String, Vec<u8>)> {
        writeln!(self.ask, "{oid}")?;
        self.ask.flush()?;
        let mut header = String::new();
        self.answer.read_line(&mut header)?;
        let words: Vec<&str> = header.split_ascii_whitespace().collect();
        let (kind, size) = match words.as_slice() {
            [_, kind, size] => ((*kind).to_owned(), size.parse().map_err(std::io::Error::other)?),
            [_, missing] => return Ok(((*missing).to_owned(), Vec::new())),
            _ => return Err(std::io::Error::other("git cat-file ended early")),
        };
        // One byte more: the line end behind each object.
        let mut bytes = vec![0; size];
        self.answer.read_exact(&mut bytes)?;
        self.answer.read_exact(&mut [0])?;
        Ok((kind, bytes))
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // It would end by itself once its input closes; waiting for that here leaves no zombie.
        let mut child = self.child.borrow_mut();
        let _ = child.kill();
        let _ = child.wait();
    }
}
