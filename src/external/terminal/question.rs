//! Questions to a person.

use dialoguer::console::Term;

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// The person pressed Ctrl-C.
    #[error("interrupted")]
    Interrupted,
    /// The terminal can't be read or written.
    #[error("the terminal can't be used: {0}")]
    Broken(#[source] std::io::Error),
}

/// Lets a person pick one of these lines; none when they leave with Escape.
///
/// # Errors
/// When they interrupt it, or the terminal can't be used.
pub fn pick(prompt: &str, lines: &[String]) -> Result<Option<usize>, TerminalError> {
    let question = dialoguer::FuzzySelect::new().with_prompt(prompt).items(lines).default(0);
    asked(|| question.interact_opt())
}

/// Asks a person for a yes; no is the default.
///
/// # Errors
/// When they interrupt it, or the terminal can't be used.
pub fn confirm(prompt: &str) -> Result<bool, TerminalError> {
    let question = dialoguer::Confirm::new().with_prompt(prompt).default(false);
    asked(|| question.interact())
}

/// Asks, and gives the cursor back whatever the answer: dialoguer hides it, and dies with it hidden at Ctrl-C.
fn asked<T>(ask: impl FnOnce() -> dialoguer::Result<T>) -> Result<T, TerminalError> {
    let answer = interrupt::deferred(ask);
    // Nothing can be done for a cursor that can't be shown.
    let _ = Term::stderr().show_cursor();
    answer.map_err(|dialoguer::Error::IO(error)| match error.kind() {
        std::io::ErrorKind::Interrupted => TerminalError::Interrupted,
        _ => TerminalError::Broken(error),
    })
}

/// Ctrl-C while a question stands: the question ends with an error instead of the process.
#[cfg(unix)]
mod interrupt {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, LazyLock};

    use signal_hook::consts::SIGINT;
    use signal_hook::flag::register_conditional_default;

    /// Whether Ctrl-C does what it always does; registered once, as registrations add up.
    static USUAL: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
        let usual = Arc::new(AtomicBool::new(true));
        // Where no handler can be set, Ctrl-C is as usual.
        let _ = register_conditional_default(SIGINT, Arc::clone(&usual));
        usual
    });

    pub fn deferred<T>(ask: impl FnOnce() -> T) -> T {
        USUAL.store(false, Ordering::SeqCst);
        let answer = ask();
        USUAL.store(true, Ordering::SeqCst);
        answer
    }
}

/// The Windows console has no such signal: the question itself reads the key.
#[cfg(not(unix))]
mod interrupt {
    pub fn deferred<T>(ask: impl FnOnce() -> T) -> T {
        ask()
    }
}
