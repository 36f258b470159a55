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
        // No object that fits into memory is larger.
        Ok(self.read_within(kind, oid, u64::MAX)?.unwrap_or_default())
    }

    /// The bytes of one object of at most so many; of a larger one its size.
    ///
    /// # Errors
    /// When it is missing or of another type.
    pub fn read_within(&self, kind: Kind, oid: Oid, most: u64) -> Result<Result<Vec<u8>, u64>, GitError> {
        let mut pipes = self.pipes.borrow_mut();
        let answer = pipes.read(oid, most).map_err(|error| GitError::Object(oid.to_string(), error.to_string()))?;
        match answer.kind.as_str() {
            name if name == kind.name() => Ok(answer.bytes),
            "missing" => Err(GitError::Object(oid.to_string(), "it is missing or damaged".to_owned())),
            other => Err(GitError::Object(oid.to_string(), format!("it is a {other}, not a {}", kind.name()))),
        }
    }
}

/// What git says of an object: its type, and its bytes or, where they are too many, their number.
struct Answer {
    kind: String,
    bytes: Result<Vec<u8>, u64>,
}

impl Pipes {
    fn read(&mut self, oid: Oid, most: u64) -> std::io::Result<Answer> {
        writeln!(self.ask, "{oid}")?;
        self.ask.flush()?;
        let mut header = String::new();
        self.answer.read_line(&mut header)?;
        let words: Vec<&str> = header.split_ascii_whitespace().collect();
        let (kind, size) = match words.as_slice() {
            [_, kind, size] => ((*kind).to_owned(), size.parse().map_err(std::io::Error::other)?),
            [_, missing] => return Ok(Answer { kind: (*missing).to_owned(), bytes: Ok(Vec::new()) }),
            _ => return Err(std::io::Error::other("git cat-file ended early")),
        };
        let bytes = self.take(size, most)?;
        // The line end behind each object.
        self.answer.read_exact(&mut [0])?;
        Ok(Answer { kind, bytes })
    }

    fn take(&mut self, size: u64, most: u64) -> std::io::Result<Result<Vec<u8>, u64>> {
        if size > most {
            std::io::copy(&mut (&mut self.answer).take(size), &mut std::io::sink())?;
            return Ok(Err(size));
        }
        let mut bytes = vec![0; usize::try_from(size).map_err(std::io::Error::other)?];
        self.answer.read_exact(&mut bytes)?;
        Ok(Ok(bytes))
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
