//! What `--verbose` shows of the talk with GitLab.

use std::io::{IsTerminal, Write};

/// Whether the talk is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trace {
    /// It isn't.
    #[default]
    Silent,
    /// Each request is a line of standard error, while it happens.
    Shown,
}

impl From<bool> for Trace {
    fn from(verbose: bool) -> Self {
        if verbose { Self::Shown } else { Self::Silent }
    }
}

impl Trace {
    /// Shows a line. The caller has taken the token out.
    pub fn line(self, text: &str) {
        if self == Self::Shown {
            let mut talk = std::io::stderr();
            // A line of progress may stand there.
            let wipe = if talk.is_terminal() { "\r\x1b[K" } else { "" };
            let plain: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
            // Where talk can't be written nobody could be told.
            let _ = writeln!(talk, "{wipe}gitlab: {plain}");
        }
    }
}
