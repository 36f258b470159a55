//! Who asks.

use super::state::{Scope, TokenKind};

/// Who asks, and with what kind of token.
#[derive(Debug, Clone, Default)]
pub struct Viewer {
    /// The user; none where no token was given.
    pub user: Option<u64>,
    /// What the token may be used for.
    pub scopes: Vec<Scope>,
    /// A job's token has no scopes but its project.
    pub kind: Option<TokenKind>,
}

impl Viewer {
    /// Whether one of these scopes is the token's.
    pub fn has_any(&self, scopes: &[Scope]) -> bool {
        scopes.iter().any(|scope| self.scopes.contains(scope))
    }

    /// Whether a job asks.
    pub fn is_job(&self) -> bool {
        matches!(self.kind, Some(TokenKind::Job { .. }))
    }
}
