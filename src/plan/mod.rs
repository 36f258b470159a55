//! Pure decisions: what a promotion is, or every reason why it isn't one.

mod branch;
mod candidate;
mod claimed;
mod consider;
mod decide;
mod earlier;
mod explain;
pub mod hooks;
mod judge;
mod may_move;
mod merge_request;
mod message;
mod next;
mod overview;
mod past;
mod proposal;
mod refusals;
mod request;
mod scope;
mod taken_back;
mod values;
mod way;

pub use branch::{branches, in_the_way, name_problem, named};
pub use candidate::candidate;
pub use decide::{Decision, decide};
pub use explain::explain;
pub use judge::judge;
pub use may_move::may_move;
pub use merge_request::{
    Reference, Superseded, against, closed_text, flag_note, is_flag_note, superseding, updated, with_template,
};
pub use next::next;
pub use overview::overview;
pub use past::past;
pub use proposal::{Proposal, Standing, claims_as_much, recognise, standing, supersedes};
pub use request::{Deed, OnBranch, deed};
pub use values::{Values, ValuesChange, change};
pub use way::direction;
