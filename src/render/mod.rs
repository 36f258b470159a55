//! From values to text and JSON; no I/O.

mod columns;
pub mod failure;
mod hook;
pub mod hooks;
mod neutral;
mod outcome;
mod paragraph;
pub mod past;
pub mod policy;
pub mod promotion;
pub mod report;
pub mod status;
pub mod status_json;
pub mod style;
mod tame;
mod told;

pub use hook::hook_messages;
pub use outcome::{Outcome, outcome};
pub use told::{Answer, Told};
