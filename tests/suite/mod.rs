//! The trials, one file a subject; each file gives them by `trials()`.

pub mod architecture;
pub mod blessed;
pub mod bump;
pub mod cache;
pub mod completions;
pub mod concurrent;
pub mod crash;
pub mod crash_at_calls;
pub mod demo;
pub mod docs;
pub mod edit_laws;
pub mod fidelity;
pub mod helm_parity;
pub mod identity;
pub mod neighbours;
pub mod picker;
pub mod policy;
pub mod promote;
pub mod push;
pub mod refused;
pub mod remotes;
pub mod repositories;
pub mod rules;
pub mod schema;
pub mod status;
pub mod traps;
