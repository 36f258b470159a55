//! What kind of terminal there is.

use std::io::IsTerminal;

/// Whether a person can be asked: input and talk are both on a terminal.
#[must_use]
pub fn is_interactive() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// The width of the output in columns; none where it is no terminal.
#[must_use]
pub fn width() -> Option<usize> {
    terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0))
}
