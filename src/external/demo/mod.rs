//! The demo's repositories: made with real git, in a folder of their own.

mod files;
mod folder;
mod program;
mod repositories;

pub use folder::{empty_folder, temporary_folder};
pub use program::{Ran, run};
pub use repositories::{Demo, create};
