//! One file a command: read, decide, do, tell.

mod ask;
mod base;
mod branches;
mod bump;
mod check;
mod complete;
mod demo;
mod diff;
mod edit;
mod facts;
mod ground;
mod hooks;
mod log;
mod look;
mod policy;
mod product;
mod promote;
mod propose;
mod reading;
mod refused;
mod run;
mod setup;
mod status;
mod supersede;

pub use run::run;
