//! The folder that git runs hooks from.

mod find;
mod folder;
mod steps;

pub use find::find;
pub use folder::{HookFolder, hook_folder};
pub use steps::take;
