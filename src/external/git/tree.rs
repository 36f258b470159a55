//! Tree objects as bytes: `<mode> <name>\0<raw object name>`, one behind the other, sorted by git.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::ffi::CStr;

use super::bytes::Bytes;
use super::error::GitError;
use super::kind::Kind;
use super::objects::Objects;
use crate::model::oid::Oid;

/// A tree object.
#[derive(Debug)]
pub struct Tree<'o> {
    bytes: Bytes<'o>,
    width: usize,
    /// Where each entry starts; found when a file is first looked for by halving.
    starts: OnceCell<Vec<usize>>,
}

/// One entry of a tree, borrowed from its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The mode as git writes it, `100644` or `40000`.
    pub mode: &'a [u8],
    /// The name.
    pub name: &'a [u8],
    /// What it names.
    pub oid: Oid,
    /// Where the raw object name starts in the tree's bytes.
    at: usize,
}

/// The bits of a mode that say what an entry is
/// ([git fast-import](https://git-scm.com/docs/git-fast-import#_filemodify) lists what git writes).
const TYPE: u32 = 0o170_000;
const FOLDER: u32 = 0o040_000;
const FILE: u32 = 0o100_000;

impl Entry<'_> {
    /// Where the entry ends in the tree's bytes.
    pub(super) fn end(&self) -> usize {
        self.at + self.oid.as_bytes().len()
    }

    /// All bytes behind this entry of its tree.
    pub(super) fn rest<'t>(&self, tree: &'t Tree<'_>) -> &'t [u8] {
        tree.bytes.get(self.end()..).unwrap_or_default()
    }

    /// How it is sorted beside a file of this name: a folder's name counts as if it ended in a slash.
    fn order(&self, name: &[u8]) -> Ordering {
        let end: &[u8] = if self.is_tree() { b"/" } else { b"" };
        let common = self.name.len().min(name.len());
        let (own, other) = (self.name.split_at(common), name.split_at(common));
        own.0.cmp(other.0).then_with(|| own.1.iter().chain(end).cmp(other.1))
    }

    /// Whether it is a folder.
    #[must_use]
    pub fn is_tree(&self) -> bool {
        self.bits() & TYPE == FOLDER
    }

    /// Whether it is a file; neither a symlink nor a submodule is one.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.bits() & TYPE == FILE
    }

    /// Whether its owner may run it.
    #[must_use]
    pub fn is_executable(&self) -> bool {
        self.bits() & 0o100 != 0
    }

    /// The mode as a number. Git reads it so, however it was written: `040755` is a folder, too. Digits too many are
    /// pushed out at the left, as in git.
    fn bits(&self) -> u32 {
        self.mode.iter().fold(0, |bits, digit| (bits << 3) | u32::from(digit & 7))
    }

    /// What git would refuse in it.
    pub(super) fn fault(&self) -> Option<&'static str> {
        if self.mode.is_empty() || !self.mode.iter().all(|digit| (b'0'..=b'7').contains(digit)) {
            return Some("a mode is no octal number");
        }
        let is_name = !matches!(self.name, b"" | b"." | b"..") && !self.name.contains(&b'/');
        (!is_name).then_some("an entry has a name that no file can have")
    }
}

impl<'o> Tree<'o> {
    /// Reads a tree.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn read(objects: &'o Objects, oid: Oid) -> Result<Self, GitError> {
        let bytes = objects.bytes(Kind::Tree, oid)?;
        Ok(Self { bytes, width: oid.as_bytes().len(), starts: OnceCell::new() })
    }

    /// The tree without entries.
    #[must_use]
    pub fn empty() -> Self {
        Self { bytes: Bytes::Own(Vec::new()), width: 20, starts: OnceCell::new() }
    }

    /// Its entries in git's order; a malformed rest is left out, which a comparison of two trees refuses.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.entries_from(0)
    }

    /// The entries from an offset at which one starts.
    pub fn entries_from(&self, mut at: usize) -> impl Iterator<Item = Entry<'_>> {
        std::iter::from_fn(move || {
            let (entry, next) = self.entry_at(at)?;
            at = next;
            Some(entry)
        })
    }

    /// The entry of this name.
    #[must_use]
    pub fn find(&self, name: &[u8]) -> Option<Entry<'_>> {
        self.entries().find(|entry| entry.name == name)
    }

    /// The entry of this name that is no folder, found by halving: for trees that are asked often. A tree that git didn't
    /// sort is searched from its start.
    #[must_use]
    pub(super) fn find_file(&self, name: &[u8]) -> Option<Entry<'_>> {
        let starts = self.starts.get_or_init(|| self.starts());
        let order = |at: &usize| self.entry_at(*at).map_or(Ordering::Greater, |(entry, _)| entry.order(name));
        let halved = starts.binary_search_by(order).ok().and_then(|found| starts.get(found));
        let entry = halved.and_then(|at| self.entry_at(*at)).map(|(entry, _)| entry);
        entry.or_else(|| self.find(name)).filter(|entry| !entry.is_tree())
    }

    /// Whether a file and a folder of one name stand here, one of them this entry. They don't stand side by side, as a
    /// folder is sorted with a slash behind it.
    pub(super) fn has_twin(&self, entry: &Entry<'_>) -> bool {
        let end: &[u8] = if entry.is_tree() { b"" } else { b"/" };
        let name = [entry.name, end].concat();
        let starts = self.starts.get_or_init(|| self.starts());
        let order = |at: &usize| self.entry_at(*at).map_or(Ordering::Greater, |(entry, _)| entry.order(&name));
        starts.binary_search_by(order).is_ok()
    }

    fn starts(&self) -> Vec<usize> {
        let next = |at: &usize| self.entry_end(*at);
        let mut starts: Vec<usize> = std::iter::successors(Some(0), next).collect();
        // The last is where the tree ends.
        starts.pop();
        starts
    }

    /// The tree with other objects for some entries; modes, names and order stay. Each is a name with its new object.
    ///
    /// # Errors
    /// When an entry of that name is missing.
    pub fn with(self, changes: &[(&[u8], Oid)]) -> Result<Self, GitError> {
        let mut sorted = changes.to_vec();
        sorted.sort_unstable();
        let places: Vec<(usize, Oid)> = self
            .entries()
            .filter_map(|entry| {
                let index = sorted.binary_search_by_key(&entry.name, |change| change.0).ok()?;
                Some((entry.at, sorted.get(index)?.1))
            })
            .collect();
        if places.len() != changes.len() {
            return Err(GitError::Malformed { kind: "tree", name: String::new(), why: "an entry is missing".into() });
        }
        let mut bytes = self.bytes.into_vec();
        for (at, oid) in places {
            if let Some(raw) = bytes.get_mut(at..at + oid.as_bytes().len()) {
                raw.copy_from_slice(oid.as_bytes());
            }
        }
        Ok(Self { bytes: Bytes::Own(bytes), width: self.width, starts: OnceCell::new() })
    }

    /// Writes the tree and says its name.
    ///
    /// # Errors
    /// When the repository can't be written.
    pub fn write(&self, objects: &Objects) -> Result<Oid, GitError> {
        objects.write(Kind::Tree, &self.bytes)
    }

    /// The raw bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the entry ends that starts at an offset; the rest of it is not looked at, which makes this the fast way
    /// through a large tree.
    pub(super) fn entry_end(&self, at: usize) -> Option<usize> {
        let end = at + nul(self.bytes.get(at..)?)? + 1 + self.width;
        (end <= self.bytes.len()).then_some(end)
    }

    fn entry_at(&self, at: usize) -> Option<(Entry<'_>, usize)> {
        let rest = self.bytes.get(at..)?;
        let space = rest.iter().position(|byte| *byte == b' ')?;
        let name_end = space + nul(rest.get(space..)?)?;
        let raw = rest.get(name_end + 1..name_end + 1 + self.width)?;
        let entry = Entry {
            mode: rest.get(..space)?,
            name: rest.get(space + 1..name_end)?,
            oid: Oid::from_bytes(raw).ok()?,
            at: at + name_end + 1,
        };
        Some((entry, at + name_end + 1 + self.width))
    }
}

/// The place of the first zero byte: the standard library looks for it many bytes at a time here.
fn nul(bytes: &[u8]) -> Option<usize> {
    CStr::from_bytes_until_nul(bytes).ok().map(CStr::count_bytes)
}
