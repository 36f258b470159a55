//! Pure decisions: what a promotion is, or every reason why it isn't one.

mod branch;
mod candidate;
mod decide;
pub mod hooks;
mod judge;
mod merge_request;
mod message;
mod next;
mod overview;
mod proposal;
mod values;

pub use branch::{in_the_way, name_problem};
pub use candidate::candidate;
pub use decide::{Decision, decide};
pub use judge::judge;
pub use next::next;
pub use overview::overview;
pub use proposal::{Proposal, Standing, recognise, standing, supersedes};
pub use values::{Values, ValuesChange, change};
