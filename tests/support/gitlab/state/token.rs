//! Tokens and what they open.

use jiff::Timestamp;

/// What a token may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything of the API, and Git.
    Api,
    /// Reading by the API.
    ReadApi,
    /// The token's own user.
    ReadUser,
    /// Fetching by Git.
    ReadRepository,
    /// Fetching and pushing by Git.
    WriteRepository,
}

impl Scope {
    /// As GitLab writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::ReadApi => "read_api",
            Self::ReadUser => "read_user",
            Self::ReadRepository => "read_repository",
            Self::WriteRepository => "write_repository",
        }
    }
}

/// Whose token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A person's, or a project's bot's.
    Access,
    /// A running job's: it reads some of the API, and pushes only where the project allows it.
    Job {
        /// The project whose job it is.
        project: u64,
    },
}

/// A token.
#[derive(Debug, Clone)]
pub struct Token {
    /// The secret.
    pub secret: String,
    /// Whom it stands for.
    pub user: u64,
    /// What it may be used for; a job's has none.
    pub scopes: Vec<Scope>,
    /// Whose it is.
    pub kind: TokenKind,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// Taken back.
    pub revoked: bool,
}

impl Token {
    /// Whether it is a job's.
    pub fn is_job(&self) -> bool {
        matches!(self.kind, TokenKind::Job { .. })
    }

    /// Whether its time is over.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }
}
