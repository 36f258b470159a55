//! File patterns as Ruby's `File.fnmatch?` reads them with `FNM_DOTMATCH | FNM_PATHNAME`.

mod bracket;
mod pattern;
mod segment;
#[cfg(test)]
mod tests;

pub use pattern::Glob;
