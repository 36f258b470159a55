//! A token with its origin.

use super::token::{Token, TokenSource};

/// A token, and where it came from.
#[derive(Debug)]
pub struct Access {
    /// The token.
    pub token: Token,
    /// Where it came from.
    pub from: TokenSource,
}
