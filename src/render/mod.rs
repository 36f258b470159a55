//! From values to text; no I/O.

pub mod failure;
pub mod neutral;
pub mod style;
