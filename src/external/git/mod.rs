//! Git: objects in process where libgit2 can, and everything that touches the network, credentials, hooks or
//! signing through the user's own `git`.

mod batch;
mod bytes;
mod cache;
mod change;
mod commit;
mod config;
mod diff;
mod error;
mod files;
mod history;
mod kind;
mod objects;
mod output;
mod partial;
mod program;
mod push;
mod recall;
mod refs;
mod remote;
mod repository;
mod tags;
mod tree;
mod walk;

pub use change::{Found, read_change};
pub use commit::{Contents, commit, write_tree};
pub use config::Config;
pub use error::{GitError, Said};
pub use files::read_files;
pub use history::{History, declared};
pub use kind::Kind;
pub use objects::Objects;
pub use program::Program;
pub use push::{Pushed, Request, delete, push};
pub use recall::read_history;
pub use refs::{branches, create_branch, is_ancestor, resolve, symbolic};
pub use remote::{Heads, fetch, heads, push_place};
pub use repository::Repository;
pub use tags::product_tags;
pub use tree::Tree;
pub use walk::{folder_of, read_commit};
