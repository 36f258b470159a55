//! Rust source read as far as the architecture's rules need: code without comments, functions, paths, modules.

mod code;
mod function;
mod path;
mod source;
mod tree;

pub use source::Source;
pub use tree::Tree;
