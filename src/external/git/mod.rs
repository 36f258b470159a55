//! Git: objects in process where libgit2 can, and everything that touches the network, credentials, hooks or
//! signing through the user's own `git`.

mod batch;
mod bytes;
mod cache;
mod change;
mod changed;
mod commit;
mod config;
mod diff;
mod error;
mod files;
mod history;
mod kind;
mod lock;
mod objects;
mod output;
mod pack;
mod partial;
mod program;
mod push;
mod recall;
mod refs;
mod remote;
mod repository;
mod shown;
mod snapshot;
mod staged;
mod tags;
mod tree;
mod trees;
mod walk;

pub use change::{Found, read_change};
pub use changed::{changed_in_work_tree, files_in_work_tree, first_parent, merge_base, prefix, top};
pub use commit::{commit, message, write_tree};
pub use error::{GitError, Said};
pub use files::read_files;
pub use history::{History, declared};
pub use lock::OwnLock;
pub use push::{Pushed, Request, delete, push};
pub use recall::read_history;
pub use refs::{branches, checked_out, create_branch, is_ancestor, resolve, symbolic};
pub use remote::{Heads, fetch, heads, push_place};
pub use repository::Repository;
pub use snapshot::Snapshot;
pub use staged::StagedAsked;
pub use tags::product_tags;
