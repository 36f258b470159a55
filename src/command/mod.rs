//! One file a command: read, decide, do, tell.

mod ask;
mod base;
mod branches;
mod bump;
mod changes;
mod check;
mod complete;
mod demo;
mod edit;
mod facts;
mod ground;
mod hooks;
mod look;
mod owners;
mod policy;
mod promote;
mod propose;
mod refused;
mod report;
mod run;
mod setup;
mod status;
mod supersede;
mod verify;

pub use run::run;
