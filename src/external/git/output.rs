//! Waits for a program, with a limit where there is one.

use std::cell::Cell;
use std::io::Read;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::error::GitError;
use crate::model::masked::masked;

/// How to wait for a program.
#[derive(Debug, Clone, Copy)]
pub enum Wait {
    /// Until it closes its outputs: it runs nothing of others that could keep them open.
    ForOutput,
    /// Until it ends: a hook may have left something behind that holds its outputs. With a limit in seconds, after
    /// which it is killed.
    ForEnd(Option<u64>),
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
    /// Its standard error, where no URL shows a password.
    pub stderr: String,
}

impl Wait {
    /// Reads a program's outputs and takes its exit code.
    ///
    /// # Errors
    /// When the time is over; the program is killed then.
    pub fn end(self, mut child: Child, command: &str) -> Result<Ended, GitError> {
        let stderr = Drain::start(child.stderr.take());
        let (stdout, status) = match self {
            Self::ForOutput => (read(child.stdout.take()), child.wait().map_err(GitError::Start)?),
            Self::ForEnd(limit) => {
                let stdout = Drain::start(child.stdout.take());
                let status = wait(&mut child, (&stdout, &stderr), limit).ok_or_else(|| too_long(command, limit))?;
                (stdout.take(GRACE), status)
            }
        };
        let stderr = masked(&String::from_utf8_lossy(&stderr.take(GRACE)));
        Ok(Ended { success: status.success(), code: status.code(), stdout, stderr })
    }
}

/// How long outputs may stay open behind the end of their program: by then all that it wrote itself is read.
const GRACE: Duration = Duration::from_millis(200);

/// Waits for the end of a program; none when the time is over.
fn wait(child: &mut Child, (stdout, stderr): (&Drain, &Drain), limit: Option<u64>) -> Option<ExitStatus> {
    let until = limit.and_then(|seconds| Instant::now().checked_add(Duration::from_secs(seconds)));
    loop {
        // Both outputs close when it ends; only where something else holds them open is it asked again and again.
        if stdout.is_closed(Duration::from_millis(20)) && stderr.is_closed(Duration::from_millis(20)) {
            return child.wait().ok();
        }
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        if until.is_some_and(|until| Instant::now() > until) {
            // It may have ended by itself meanwhile; then there is nothing to kill.
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
    }
}

fn too_long(command: &str, limit: Option<u64>) -> GitError {
    GitError::Timeout { command: command.to_owned(), seconds: limit.unwrap_or_default() }
}

/// Reads a pipe on a thread, so that two full pipes can't block each other.
struct Drain {
    bytes: Arc<Mutex<Vec<u8>>>,
    closed: Receiver<()>,
    is_closed: Cell<bool>,
}

impl Drain {
    fn start<R: Read + Send + 'static>(pipe: Option<R>) -> Self {
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let (sender, closed) = channel();
        let kept = Arc::clone(&bytes);
        std::thread::spawn(move || {
            pour(pipe, &kept);
            // Nobody may be waiting any more.
            let _ = sender.send(());
        });
        Self { bytes, closed, is_closed: Cell::new(false) }
    }

    fn is_closed(&self, patience: Duration) -> bool {
        if !self.is_closed.get() {
            self.is_closed.set(!matches!(self.closed.recv_timeout(patience), Err(RecvTimeoutError::Timeout)));
        }
        self.is_closed.get()
    }

    /// All that was written so far, a little later.
    fn take(&self, patience: Duration) -> Vec<u8> {
        self.is_closed(patience);
        self.bytes.lock().map(|mut bytes| std::mem::take(&mut *bytes)).unwrap_or_default()
    }
}

/// Reads a pipe into a buffer that others may look at meanwhile.
fn pour<R: Read>(pipe: Option<R>, kept: &Mutex<Vec<u8>>) {
    let Some(mut pipe) = pipe else { return };
    let mut chunk = vec![0; 16 * 1024];
    // What came before a broken pipe is all there is.
    while let Ok(count @ 1..) = pipe.read(&mut chunk) {
        if let Ok(mut bytes) = kept.lock() {
            bytes.extend(chunk.iter().take(count));
        }
    }
}

fn read<R: Read>(pipe: Option<R>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        let _ = pipe.read_to_end(&mut bytes);
    }
    bytes
}
