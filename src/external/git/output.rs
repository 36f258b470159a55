//! Waits for a program, with a limit where there is one.

use std::io::Read;
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::error::GitError;

/// How long to wait for a program.
#[derive(Debug, Clone, Copy)]
pub enum Wait {
    /// Until it ends.
    Forever,
    /// So many seconds, then it is killed.
    Seconds(u64),
}

/// How a program ended.
#[derive(Debug)]
pub struct Ended {
    /// Whether its exit code was 0.
    pub success: bool,
    /// Its exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// Its standard output.
    pub stdout: Vec<u8>,
    /// Its standard error.
    pub stderr: String,
}

impl Wait {
    /// Reads a program's outputs until it closes both, then takes its exit code.
    ///
    /// # Errors
    /// When the time is over; the program is killed then.
    pub fn end(self, mut child: Child, command: &str) -> Result<Ended, GitError> {
        let stderr = drain(child.stderr.take());
        let until = self.deadline();
        let stdout = match until {
            // Nothing can interrupt this thread's own reading, and nothing has to.
            None => Some(read(child.stdout.take())),
            Some(_) => take(&drain(child.stdout.take()), until),
        };
        let Some((stdout, stderr)) = stdout.and_then(|out| Some((out, take(&stderr, until)?))) else {
            // It may have ended by itself meanwhile; then there is nothing to kill.
            let _ = child.kill();
            let _ = child.wait();
            return Err(GitError::Timeout { command: command.to_owned(), seconds: self.seconds() });
        };
        let status = child.wait().map_err(GitError::Start)?;
        let stderr = String::from_utf8_lossy(&stderr).into_owned();
        Ok(Ended { success: status.success(), code: status.code(), stdout, stderr })
    }

    fn seconds(self) -> u64 {
        match self {
            Self::Forever => 0,
            Self::Seconds(seconds) => seconds,
        }
    }

    fn deadline(self) -> Option<Instant> {
        match self {
            Self::Forever => None,
            Self::Seconds(seconds) => Instant::now().checked_add(Duration::from_secs(seconds)),
        }
    }
}

/// Reads a pipe to its end on a thread, so that two full pipes can't block each other.
fn drain<R: Read + Send + 'static>(pipe: Option<R>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || sender.send(read(pipe)));
    receiver
}

fn read<R: Read>(pipe: Option<R>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        // What came before a broken pipe is all there is.
        let _ = pipe.read_to_end(&mut bytes);
    }
    bytes
}

fn take(pipe: &Receiver<Vec<u8>>, until: Option<Instant>) -> Option<Vec<u8>> {
    match until {
        None => pipe.recv().ok(),
        Some(until) => pipe.recv_timeout(until.saturating_duration_since(Instant::now())).ok(),
    }
}
