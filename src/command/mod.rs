//! One file a command: read, decide, do, tell.

mod ask;
mod base;
mod beside;
mod branches;
mod bump;
mod carry_out;
mod check;
mod complete;
mod demo;
mod edit;
mod facts;
mod ground;
mod hooks;
mod look;
mod overrides;
mod owners;
mod policy;
mod promote;
mod propose;
mod refused;
mod rollback;
mod run;
mod setup;
mod status;
mod supersede;

pub use run::run;
