//! `check`: the state rules, on the work tree, the index or a commit.

mod beside;
mod chart;
mod environments;
mod ground;
mod judge;
mod mend;
mod merge;
mod named;
mod order;
mod owners;
mod past;
mod peers;
mod pushed;
mod run;
mod scope;

pub use run::run;
