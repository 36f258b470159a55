//! A fact from outside: what could not be learned is unknown, never false.

/// A fact, or why it could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    /// It is known.
    Yes(T),
    /// It is not, for this reason.
    No(String),
}
