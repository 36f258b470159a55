//! A person at a terminal: sees what is shown and presses keys.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use super::run::kill_group;
use super::sandbox::Sandbox;

/// What a trial with a terminal needs.
pub const TOOLS: [&str; 1] = ["script"];

/// How long a person waits for something to show.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program on a terminal of its own.
#[derive(Debug)]
pub struct Terminal {
    child: Child,
    keys: ChildStdin,
    output: Receiver<Vec<u8>>,
    seen: String,
}

impl Terminal {
    /// Types a command in a folder.
    pub fn run(sandbox: &Sandbox, folder: &Path, command: &str) -> Self {
        use std::os::unix::process::CommandExt as _;
        let mut script = sandbox.command("script", folder);
        script.args(["--quiet", "--return", "--echo", "never", "--command", command, "/dev/null"]);
        script.env("TERM", "xterm").process_group(0);
        let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script starts");
        let keys = child.stdin.take().expect("keys can be pressed");
        let mut screen = child.stdout.take().expect("there is a screen");
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = screen.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, keys, output, seen: String::new() }
    }

    /// Waits until this has been shown.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        while !self.seen.contains(text) {
            let shown = self.output.recv_timeout(PATIENCE).unwrap_or_default();
            assert!(!shown.is_empty(), "never shows {text:?}, but:\n{}", self.seen);
            self.seen.push_str(&String::from_utf8_lossy(&shown));
        }
    }

    /// Everything that was shown so far, escapes aside.
    pub fn screen(&self) -> String {
        self.seen.replace("\u{1b}[?25l", "")
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("the keys can be pressed");
    }

    /// Waits for the end: the exit code and everything that was shown.
    pub fn end(mut self) -> (Option<i32>, String) {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
        let code = self.child.wait().expect("script can be waited for").code();
        (code, self.seen.clone())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A trial that failed leaves a program that waits for keys; with its terminal it goes.
        kill_group(self.child.id());
        let _ = self.child.wait();
    }
}
