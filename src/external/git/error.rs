//! What can go wrong at the door to Git.

use crate::model::oid::OidError;

/// An answer that Git would not give.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// The program can't be started.
    #[error("git can't be started: {0}")]
    Start(#[source] std::io::Error),
    /// The program ended with a failure.
    #[error("`{}` failed", said.command)]
    Failed {
        /// What it said.
        said: Said,
    },
    /// The program didn't end in time.
    #[error("`{command}` gave no answer within {seconds} s")]
    Timeout {
        /// The command line.
        command: String,
        /// How long it had.
        seconds: u64,
    },
    /// There is no repository here.
    #[error("there is no Git repository here")]
    NoRepository {
        /// What Git says to that.
        said: Said,
    },
    /// The repository is bare, and files of a work tree were asked for.
    #[error("this repository is bare: it has no work tree")]
    NoWorkTree,
    /// A folder that must be empty isn't.
    #[error("{path} is not empty")]
    NotEmpty {
        /// The folder.
        path: String,
    },
    /// The index holds a path in several versions.
    #[error("{path} has unresolved conflicts")]
    Unmerged {
        /// The path.
        path: String,
    },
    /// Attributes that only this clone has say how files are merged.
    #[error("{path} says how files are merged here, and a server doesn't know of that")]
    OwnMerge {
        /// The file.
        path: String,
    },
    /// An object that must be there isn't.
    #[error("the object {0} can't be read: {1}")]
    Object(String, String),
    /// An object whose bytes make no sense.
    #[error("the {kind} {name} is malformed: {why}")]
    Malformed {
        /// Which type of object.
        kind: &'static str,
        /// Its name.
        name: String,
        /// What is wrong in it.
        why: String,
    },
    /// Git's output is not what its manual says.
    #[error("`{command}` said something unexpected: {line}")]
    Unexpected {
        /// The command line.
        command: String,
        /// What can't be read.
        line: String,
    },
    /// Reading or writing a file of the repository failed.
    #[error("{path}: {error}")]
    File {
        /// The file.
        path: String,
        /// Why.
        #[source]
        error: std::io::Error,
    },
}

/// What a failed command was, how it ended and what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The command line, for people.
    pub command: String,
    /// The exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// Its standard error.
    pub text: String,
}

impl From<OidError> for GitError {
    fn from(error: OidError) -> Self {
        Self::Malformed { kind: "name", name: String::new(), why: error.to_string() }
    }
}

impl Said {
    /// Whether the server or the way to it failed in a manner that a later try may not meet.
    ///
    /// Read from the texts of git, curl and OpenSSH; only the exit code depends on it, no decision.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        const SIGNS: [&str; 12] = [
            "Could not resolve host",
            "Connection refused",
            "Connection reset",
            "Connection timed out",
            "Operation timed out",
            "early EOF",
            "hung up unexpectedly",
            "unexpected disconnect",
            "Empty reply from server",
            "returned error: 5",
            "returned error: 429",
            "kex_exchange_identification",
        ];
        // A server that answers 401, 403 or 404 means it, however the connection ends then.
        let refused = ["returned error: 401", "returned error: 403", "returned error: 404"];
        !refused.iter().any(|sign| self.text.contains(sign)) && SIGNS.iter().any(|sign| self.text.contains(sign))
    }

    /// Whether the server lost a race for its own locks, which a try later may win.
    #[must_use]
    pub fn is_lock_race(&self) -> bool {
        const SIGNS: [&str; 8] = [
            "failed to update ref",
            "cannot lock ref",
            "transaction failed",
            "incorrect old value provided",
            "stale info",
            "fetch first",
            "non-fast-forward",
            "reference already exists",
        ];
        SIGNS.iter().any(|sign| self.text.contains(sign))
    }
}
