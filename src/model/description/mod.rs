//! The description of a merge request: our part between markers, text from elsewhere in it, and what people wrote around.

mod fit;
mod foreign;
mod inert;
mod part;

pub use fit::fit;
pub use foreign::{code, quote};
pub use inert::inert;
pub use part::{BEGIN, END, NOTES, NOTES_END, Parts, is_marker, parts};
