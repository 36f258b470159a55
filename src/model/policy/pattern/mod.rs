//! Where values files are.

mod file_pattern;
mod form;
mod parse;
mod path_glob;
#[cfg(test)]
mod tests;

pub use file_pattern::{FilePattern, Match};
pub use parse::PatternError;
pub use path_glob::PathGlob;
