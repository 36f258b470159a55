//! What can go wrong at the door to GitLab's API.

use gitlab::api::ApiError;

use super::token::TokenSource;
use crate::external::git::GitError;

/// An answer that GitLab would not give. No text in it holds the token.
#[derive(Debug, thiserror::Error)]
pub enum GitLabError {
    /// The policy's `[gitlab]` can't be meant so.
    #[error("the policy's [gitlab] {key} is {value:?}: {why}")]
    Policy {
        /// The key in `[gitlab]`.
        key: &'static str,
        /// Its value.
        value: String,
        /// What is wrong with it.
        why: String,
    },
    /// A setting of the user's can't be used.
    #[error("{what} can't be used: {why}")]
    Setting {
        /// The variable, or git's variable.
        what: String,
        /// Why.
        why: String,
    },
    /// The token of a CI job.
    #[error("{from} holds a CI job token, and GitLab lets no job token open merge requests")]
    JobToken {
        /// Where it came from.
        from: TokenSource,
    },
    /// What git has as a password is no token for the API.
    #[error("the password of {from} opens no merge requests: GitLab answers {status}")]
    NoToken {
        /// Where it came from.
        from: TokenSource,
        /// What GitLab answers, 401 or 403.
        status: u16,
        /// What GitLab says.
        said: Vec<String>,
    },
    /// The token is wrong, expired or revoked.
    #[error("GitLab doesn't take the token of {from}")]
    Unauthorized {
        /// Where it came from.
        from: TokenSource,
        /// What GitLab says.
        said: Vec<String>,
    },
    /// The token may do less than what was asked for.
    #[error("the token of {from} needs the scope {scope}")]
    Scope {
        /// Where it came from.
        from: TokenSource,
        /// The scope that is missing.
        scope: String,
        /// What GitLab says.
        said: Vec<String>,
    },
    /// GitLab means it.
    #[error("GitLab answers {status} to {request}")]
    Refused {
        /// Method and path.
        request: String,
        /// The status, 400 or more.
        status: u16,
        /// What GitLab says.
        said: Vec<String>,
    },
    /// GraphQL doesn't answer the query, or not all of it.
    #[error("GitLab doesn't answer the query {request}")]
    Query {
        /// Method and path.
        request: String,
        /// What GitLab says.
        said: Vec<String>,
    },
    /// The API is elsewhere.
    #[error("{request} is answered with another place: {to}")]
    Moved {
        /// Method and path.
        request: String,
        /// The place.
        to: String,
    },
    /// The server's certificate isn't trusted.
    #[error("{host} isn't trusted: {why}")]
    Untrusted {
        /// The host.
        host: String,
        /// What is wrong with its certificate.
        why: String,
    },
    /// No answer of use, after all tries.
    #[error("GitLab has no answer to {request}, tries: {tries}")]
    Unavailable {
        /// Method and path.
        request: String,
        /// How often it was asked.
        tries: u32,
        /// What happened the last time.
        why: String,
        /// What GitLab says.
        said: Vec<String>,
    },
    /// The answer to a request that changes something is lost.
    #[error("{request} may have happened, and its answer is lost")]
    Uncertain {
        /// Method and path.
        request: String,
        /// What happened.
        why: String,
    },
    /// An answer that isn't what GitLab's documentation says.
    #[error("GitLab's answer to {request} isn't understood: {why}")]
    Malformed {
        /// Method and path.
        request: String,
        /// Why.
        why: String,
    },
    /// Git, asked for the remote, the configuration or a password.
    #[error(transparent)]
    Git(#[from] GitError),
}

impl GitLabError {
    /// The status of a refusal.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } | Self::NoToken { status, .. } => Some(*status),
            Self::Unauthorized { .. } => Some(401),
            Self::Scope { .. } => Some(403),
            _ => None,
        }
    }

    /// Whether all it says is that git has no token: what can be done without one goes on.
    #[must_use]
    pub fn is_no_token(&self) -> bool {
        matches!(self, Self::NoToken { .. })
    }

    /// Whether the server answers as something else than GitLab would.
    #[must_use]
    pub fn is_no_gitlab(&self) -> bool {
        matches!(
            self,
            Self::Malformed { .. } | Self::Query { .. } | Self::Moved { .. } | Self::Refused { status: 404 | 405, .. }
        )
    }

    /// Whether it's a CI job's token that was refused.
    #[must_use]
    pub fn is_job_token(&self) -> bool {
        matches!(self, Self::JobToken { .. })
    }

    /// Whether what was asked for may be done: look before asking again.
    #[must_use]
    pub fn may_have_happened(&self) -> bool {
        matches!(self, Self::Uncertain { .. })
    }

    /// What GitLab says, in its own words.
    #[must_use]
    pub fn said(&self) -> &[String] {
        match self {
            Self::NoToken { said, .. }
            | Self::Unauthorized { said, .. }
            | Self::Scope { said, .. }
            | Self::Refused { said, .. }
            | Self::Query { said, .. }
            | Self::Unavailable { said, .. } => said,
            _ => &[],
        }
    }
}

impl From<ApiError<Self>> for GitLabError {
    fn from(error: ApiError<Self>) -> Self {
        match error {
            ApiError::Client { source } => source,
            // Refusals and broken answers don't come so far: it is the shape. The cause could quote the answer.
            ApiError::DataType { typename, .. } => {
                Self::Malformed { request: "a request".to_owned(), why: format!("it holds no {typename}") }
            }
            _ => Self::Malformed { request: "a request".to_owned(), why: "it has another form".to_owned() },
        }
    }
}
