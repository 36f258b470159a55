//! How text may look.

/// Whether colours are wanted; the caller knows where the text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Text alone.
    #[default]
    Plain,
    /// With ANSI colours.
    Coloured,
}
