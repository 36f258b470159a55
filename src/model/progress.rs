//! Progress of long work, told to whoever asked for it.

/// What a long piece of work is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Asking the remote what it has.
    ReadingRemote,
    /// Fetching what the remote has and we have not.
    Fetching,
    /// Reading the history of the target branch; so many commits so far.
    ReadingHistory(usize),
    /// Pushing, at this attempt.
    Pushing(u32),
}
