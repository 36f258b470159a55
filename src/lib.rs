//! git-eurodat promotes releases through the stages of a GitOps repository.
//!
//! The modules are floors, and each uses only the floors below it; `tests/suite/architecture.rs` holds that:
//!
//! ```text
//!  5  main     → cli command failure
//!  4  command  → all below
//!  3  cli      → model failure       render → model
//!  2  plan     → rule model          failure → external's error type
//!  1  rule     → model               external → model       (rules and doors never meet)
//!  0  model    → nothing
//! ```
//!
//! Read, decide, do, tell: `external` reads, `plan` and `rule` decide without any I/O, `external`
//! does, `render` tells.

pub mod cli;
pub mod command;
pub mod external;
pub mod failure;
pub mod model;
pub mod plan;
pub mod render;
pub mod rule;
