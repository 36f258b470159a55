//! What the messages of a change claim, and its content can't say: trailers of ours.

mod block;
mod claim;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use claim::{Claim, Claims};
