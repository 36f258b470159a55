//! The demo's repositories: made with real git, in a folder of their own.

mod files;
mod program;
mod repositories;

pub use program::{Ran, run};
pub use repositories::{Demo, create};
