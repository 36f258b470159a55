//! One line of progress.

use std::io::{IsTerminal, Write};

use crate::model::progress::Progress;

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

    /// Takes it away, for something else to be shown.
    pub fn wipe(&mut self) {
        if self.visible {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.wipe();
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
