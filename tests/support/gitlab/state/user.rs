//! People and bots.

/// A user of the instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The number that the API knows the user by.
    pub id: u64,
    /// The name after the `@`.
    pub username: String,
    /// The full name.
    pub name: String,
    /// Made for a project access token.
    pub bot: bool,
}
