//! The doors: the only code that reads or changes anything outside this process.

pub mod asker;
pub mod clock;
pub mod demo;
pub mod environment;
pub mod git;
pub mod gitlab;
pub mod hooks;
pub mod source;
pub mod standard_input;
pub mod terminal;
pub mod user_folders;
pub mod work_tree;
