//! Sets one scalar of a YAML text and changes no other byte.

mod block;
mod empty;
mod lines;
mod plan;
mod proof;
mod quote;
mod refusal;
mod set;
mod splice;

pub use set::{Aliases, SetOptions, set_scalar};
