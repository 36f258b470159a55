//! Places in a file.

/// A place in a text; lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1; a byte order mark takes none.
    pub column: usize,
    /// Offset in bytes, from 0.
    pub offset: usize,
}
