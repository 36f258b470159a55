//! The terminal: whether there is one, how wide it is, and what it shows while a run works.

use std::io::{IsTerminal, Write};

use crate::model::progress::Progress;

/// Whether a person can be asked: input and talk are both on a terminal.
#[must_use]
pub fn is_interactive() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// The width of the output in columns; none where it is no terminal.
#[must_use]
pub fn width() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

/// Shows progress on one line of standard error, and wipes it at the end; silent where that is no terminal.
#[derive(Debug)]
pub struct ProgressLine {
    visible: bool,
}

impl Default for ProgressLine {
    fn default() -> Self {
        Self { visible: std::io::stderr().is_terminal() }
    }
}

impl ProgressLine {
    /// Shows what the run does now.
    pub fn show(&mut self, progress: Progress) {
        if self.visible {
            // Nobody misses a progress line that can't be shown.
            let _ = write!(std::io::stderr(), "\r\x1b[K{}", text(progress));
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if self.visible {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

fn text(progress: Progress) -> String {
    match progress {
        Progress::ReadingRemote => "asking the remote …".to_owned(),
        Progress::Fetching => "fetching …".to_owned(),
        Progress::ReadingHistory(commits) => format!("reading history, {commits} commits …"),
        Progress::Pushing(1) => "pushing …".to_owned(),
        Progress::Pushing(attempt) => format!("pushing, attempt {attempt} …"),
    }
}
