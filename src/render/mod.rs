//! From values to text and JSON; no I/O.

mod columns;
mod declared;
pub mod diff;
pub mod diff_json;
pub mod explain;
pub mod explain_json;
pub mod failure;
pub mod guide;
mod hook;
pub mod hooks;
pub mod log;
pub mod log_csv;
pub mod log_json;
mod neutral;
mod open_request;
mod outcome;
mod paragraph;
pub mod past;
pub mod policy;
pub mod promotion;
pub mod report;
mod span;
pub mod status;
pub mod status_json;
pub mod style;
mod tame;
mod told;
mod value;
mod wrap;

pub use hook::hook_messages;
pub use outcome::{Outcome, outcome};
pub use told::{Answer, Told};
