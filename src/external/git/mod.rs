//! Git: objects in process where libgit2 can, and everything that touches the network, credentials, hooks or
//! signing through the user's own `git`.

mod batch;
mod brought;
mod bytes;
mod cache;
mod chain;
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
mod merge_result;

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

pub use brought::{between, merged};
pub use chain::{Chain, Link, chain, tree_of};
pub use change::{Found, read_change};
pub use changed::{changed_in_work_tree, files_in_work_tree, first_parent, merge_base, prefix, top};
pub use commit::{commit, message, write_tree};
pub use diff::{Differ, Difference, File, Mode};
pub use error::{GitError, Said};
pub use files::read_files;
pub use history::{History, declared};
pub use lock::OwnLock;
pub use merge_result::{MergeResult, merge_result};
pub use push::{Pushed, Request, delete, push};
pub use recall::{read_history, read_history_anew};
pub use refs::{branches, checked_out, create_branch, is_ancestor, resolve, symbolic};
pub use remote::{Heads, deepen, fetch, heads, push_place};
pub use repository::Repository;
pub use snapshot::{Snapshot, content};
pub use staged::StagedAsked;
pub use tags::product_tags;
pub use walk::End;
