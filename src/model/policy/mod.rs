//! What the repository's owners have decided: `.eurodat.toml`, or the EuroDaT layout with none.

mod duration;
mod edit;
mod format;
mod freeze_state;
mod pattern;
mod policy_file;
mod read;
mod stage;
mod types;

pub use edit::{AskFault, EditError, FreezeAsk, asked, reason_fault, with_freeze, with_rejection};
#[cfg(feature = "schema")]
pub use format::schema;
pub use freeze_state::FreezeState;
pub use pattern::{FilePattern, Match, PathGlob, PatternError};
pub use policy_file::POLICY_FILE;
pub use read::{PolicyProblem, RULES, read};
pub use stage::{Pins, PromotionMode, Stage, Takes};
pub use types::{Freeze, GitLab, MergeRequests, Person, Policy, Product, Repository, Values};
