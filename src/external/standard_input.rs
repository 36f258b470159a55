//! The standard input, where another program tells us something.

use std::io::Read;

use crate::external::git::GitError;

/// All of it as text; what isn't UTF-8 is shown as U+FFFD.
///
/// # Errors
/// When it can't be read.
pub fn read() -> Result<String, GitError> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().read_to_end(&mut bytes);
    read.map_err(|error| GitError::File { path: "the standard input".to_owned(), error })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
