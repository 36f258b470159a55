//! `verify`: the rules on a merge result, on a push, or on history.

mod asked;
mod claimed;
mod course;
mod harvest;
mod history;
mod interest;
mod judge;
mod open;
mod pre_receive;
mod push;
mod range;
mod readable;
mod run;
mod state;
mod step;
mod target;
mod whole;

pub use run::run;
