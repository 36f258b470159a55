//! What the repository's owners have decided: `.eurodat.toml`, or the EuroDaT layout with none.

mod duration;
mod format;
mod pattern;
mod policy_file;
mod read;
mod stage;
mod types;

#[cfg(feature = "schema")]
pub use format::schema;
pub use pattern::{FilePattern, Match, PathGlob, PatternError};
pub use policy_file::POLICY_FILE;
pub use read::{PolicyProblem, RULES, read};
pub use stage::{Pins, PromotionMode, Stage, Takes};
pub use types::{Freeze, Policy, Product, Repository, Values};
