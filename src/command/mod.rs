//! One file a command: read, decide, do, tell.

mod ask;
mod base;
mod beside;
mod branches;
mod bump;
mod carry_out;
mod changes;
mod check;
mod complete;
mod demo;
mod diff;
mod edit;
mod facts;
mod freeze;
mod ground;
mod hooks;
mod log;
mod look;
mod overrides;
mod own_policy;
mod owners;
mod policy;
mod product;
mod promote;
mod propose;
mod reading;
mod refused;
mod reject;
mod report;
mod rollback;
mod run;
mod setup;
mod status;
mod supersede;
mod verify;

pub use run::run;
