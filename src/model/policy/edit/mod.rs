//! Adds a freeze or a rejected release to a policy's text, and changes no other byte of it.

mod ask;
mod container;
mod error;
mod fault;
mod freeze;
mod place;
mod proof;
mod reason;
mod reject;
mod splice;
#[cfg(test)]
mod tests;
mod when;
mod written;

pub use ask::{FreezeAsk, asked};
pub use error::EditError;
pub use fault::AskFault;
pub use freeze::with_freeze;
pub use reason::reason_fault;
pub use reject::with_rejection;
