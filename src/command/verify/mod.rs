//! `verify`: the rules on a merge result, on a push, or on history.

mod course;
mod history;
mod interest;
mod judge;
mod open;
mod pre_receive;
mod range;
mod run;
mod state;
mod step;
mod target;

pub use run::run;
