//! The styles of scalars.

/// How a scalar is written (YAML 1.2.2, chapters 7.3 and 8.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScalarStyle {
    /// `1.5.0`, or nothing at all.
    Plain,
    /// `'1.5.0'`
    SingleQuoted,
    /// `"1.5.0"`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
}
