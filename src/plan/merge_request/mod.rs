//! The text of a merge request, as GitLab Flavored Markdown, and what becomes of it.

mod body;
mod closed;
mod flag;
mod labels;
mod limits;
mod notes;
mod people;
mod reference;
mod superseding;
mod tables;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod updated;

pub use closed::closed_text;
pub use flag::{against, flag_note, is_flag_note};
pub use reference::{Reference, Superseded};
pub use superseding::superseding;
pub use template::with_template;
pub(super) use text::text;
pub use updated::updated;
