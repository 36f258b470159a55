//! The terminal: whether a person is there, what is asked, and what is shown while a run works.

mod look;
mod progress_line;
mod question;

pub use look::{is_interactive, width};
pub use progress_line::ProgressLine;
pub use question::{TerminalError, confirm, pick};
