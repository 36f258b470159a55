//! `explain`: what could move in a stage and what is against it, or what a rule means.

mod list;
mod rule;
mod run;
mod stage;

pub use run::run;
