//! What the trials stand on: a sandbox, repositories in the user's words, and real servers on loopback.

pub mod canned;
pub mod chance;
pub mod crowd;
pub mod forge;
pub mod gitlab;
pub mod held;
pub mod http;
pub mod iac;
pub mod outcome;
pub mod product;
pub mod run;
pub mod rust_source;
pub mod sandbox;
pub mod signing;
pub mod sshd;
pub mod status;
pub mod terminal;
pub mod tool;
pub mod user_state;
pub mod values;
