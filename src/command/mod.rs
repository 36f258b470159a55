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
mod freeze;
mod ground;
mod hooks;
mod look;
mod own_policy;
mod owners;
mod policy;
mod promote;
mod propose;
mod refused;
mod reject;
mod report;
mod run;
mod setup;
mod status;
mod supersede;
mod verify;

pub use run::run;
