//! What a tree holds at a path, and how two trees differ there.

use super::shown::shown;
use super::tree::Entry;
use crate::model::oid::Oid;

/// One path that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The path from the top of the repository.
    pub path: Vec<u8>,
    /// What was there.
    pub old: Option<File>,
    /// What is there.
    pub new: Option<File>,
}

impl Difference {
    /// The path as text; what isn't UTF-8 in it is shown as U+FFFD.
    #[must_use]
    pub fn path(&self) -> String {
        shown(&self.path)
    }
}

/// What a tree holds at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct File {
    /// Its object.
    pub oid: Oid,
    /// What kind of file.
    pub mode: Mode,
}

/// The kinds of files that a tree can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// A file.
    Plain,
    /// A file that can be run.
    Executable,
    /// A symlink or a submodule, or what git takes for one: a mode that it never writes.
    Other,
}

impl File {
    /// Whether it is a file, and not a symlink or a submodule.
    #[must_use]
    pub fn is_plain(self) -> bool {
        self.mode != Mode::Other
    }
}

/// What kind of file an entry is; a folder is none.
pub(super) fn file(entry: Entry<'_>) -> Option<File> {
    let mode = match entry.is_file() {
        true if entry.is_executable() => Mode::Executable,
        true => Mode::Plain,
        false => Mode::Other,
    };
    (!entry.is_tree()).then_some(File { oid: entry.oid, mode })
}
