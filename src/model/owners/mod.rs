//! CODEOWNERS as GitLab reads it: which sections ask whom about a file.

mod decision;
mod entry;
mod escape;
mod fault;
mod file;
mod glob;
mod header;
mod header_faults;
mod invisible;
mod line;
mod named_stage;
mod normal;
mod owner;
mod read;
mod section;
#[cfg(test)]
mod tests;
mod text;
mod words;

pub use decision::{Decision, Owners};
pub use fault::{OWNERLESS, OwnersFault};
pub use file::{OwnersFile, PLACES};
pub use glob::Glob;
pub use named_stage::named_stage;
pub use normal::pattern_of;
pub use owner::{Owner, Role};
