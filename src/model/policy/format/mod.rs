//! The format of `.eurodat.toml` as types: what stands in the file, before its meaning is judged.

mod field;
mod file;
mod names;
#[cfg(feature = "schema")]
mod schema;
mod stage;
mod wanted;

pub(super) use field::{Field, Key, Span};
pub(super) use file::{
    FreezeFile, GitLabFile, MergeRequestsFile, PolicyFile, ProductFile, RepositoryFile, ValuesFile, VerifyFile,
};
pub(super) use names::names_of;
#[cfg(feature = "schema")]
pub use schema::schema;
pub(super) use stage::{PinsFile, PromotionFile, StageFile, TakesFile};
pub(super) use wanted::Wanted;
