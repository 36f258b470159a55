//! What the repository's owners have decided: `.eurodat.toml`, or the EuroDaT layout with none.

mod duration;
mod file;
mod pattern;
mod read;
mod stage;
mod types;

pub use pattern::{FilePattern, Match, PatternError};
pub use read::{PolicyProblem, read};
pub use stage::{Pins, PromotionMode, Stage, Takes};
pub use types::{Freeze, Policy, Product, Repository, Values};
