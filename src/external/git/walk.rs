//! Walks the first parents of a branch and collects what each step changed below one folder.

use std::rc::Rc;

use super::commit_object::read_commit;
use super::diff::diff_read;
use super::difference::Difference;
use super::error::GitError;
use super::objects::Objects;
use super::tree::Tree;
use crate::model::oid::Oid;
use crate::model::progress::Progress;

/// One step that changed something below the folder.
#[derive(Debug)]
pub struct RawStep {
    /// The commit.
    pub commit: Oid,
    /// The committer's date in seconds since 1970.
    pub time: i64,
    /// How many commits after the newest one it stands.
    pub depth: u64,
    /// What it changed.
    pub changes: Vec<Difference>,
}

/// Where a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At the commit that it was to stop at.
    Known,
    /// At the root: this is all of the history.
    Root,
    /// Where a shallow clone ends.
    Cut,
}

/// A walk's harvest.
#[derive(Debug)]
pub struct Walk {
    /// The steps, newest first.
    pub steps: Vec<RawStep>,
    /// How many commits were passed.
    pub length: u64,
    /// Where it ended.
    pub end: End,
}

/// From where to where to walk.
#[derive(Debug, Clone, Copy)]
pub struct Route<'a> {
    /// The newest commit.
    pub tip: Oid,
    /// A commit at which to stop.
    pub known: Option<Oid>,
    /// The folder that is looked at, from the top; empty for all.
    pub folder: &'a str,
    /// The commits at which a shallow clone ends, one a line.
    pub shallow: &'a str,
}

impl Route<'_> {
    /// Whether a shallow clone ends at this commit.
    #[must_use]
    pub fn is_cut(&self, commit: Oid) -> bool {
        // A whole clone pays nothing for the question.
        !self.shallow.is_empty() && self.shallow.lines().any(|line| line == commit.to_string())
    }
}

/// Walks.
///
/// # Errors
/// When an object can't be read.
pub fn walk(objects: &Objects, route: Route<'_>, tell: &mut dyn FnMut(Progress)) -> Result<Walk, GitError> {
    let (mut steps, mut depth, mut at) = (Vec::new(), 0, route.tip);
    if route.known == Some(route.tip) {
        return Ok(Walk { steps, length: 0, end: End::Known });
    }
    let mut commit = read_commit(objects, at)?;
    let mut folder = Folder::read(objects, commit.tree, route.folder)?;
    loop {
        let cut = route.is_cut(at);
        let older = if cut { None } else { commit.parent };
        let parent = older.map(|oid| read_commit(objects, oid)).transpose()?;
        let before = match parent {
            Some(parent) => folder.earlier(objects, parent.tree, route.folder)?,
            None => Folder::absent(),
        };
        let changes = folder.changes_since(&before, objects, route.folder)?;
        if !changes.is_empty() {
            steps.push(RawStep { commit: at, time: commit.time, depth, changes });
        }
        depth += 1;
        let (Some(next), Some(parent)) = (older, parent) else {
            return Ok(Walk { steps, length: depth, end: if cut { End::Cut } else { End::Root } });
        };
        if route.known == Some(next) {
            return Ok(Walk { steps, length: depth, end: End::Known });
        }
        if depth % 1000 == 0 {
            tell(Progress::ReadingHistory(usize::try_from(depth).unwrap_or_default()));
        }
        (at, commit, folder) = (next, parent, before);
    }
}

/// The folder in one commit. Its tree is kept from step to step, so that each is read once.
struct Folder<'o> {
    /// The commit's whole tree.
    top: Option<Oid>,
    oid: Option<Oid>,
    tree: Rc<Tree<'o>>,
}

impl<'o> Folder<'o> {
    fn absent() -> Self {
        Self { top: None, oid: None, tree: Rc::new(Tree::empty()) }
    }

    fn read(objects: &'o Objects, top: Oid, path: &str) -> Result<Self, GitError> {
        Self::absent().earlier(objects, top, path)
    }

    /// The same folder in another commit.
    fn earlier(&self, objects: &'o Objects, top: Oid, path: &str) -> Result<Self, GitError> {
        let oid = if self.top == Some(top) { self.oid } else { folder_of(objects, top, path)? };
        let tree = match oid {
            None => Rc::new(Tree::empty()),
            same if same == self.oid => Rc::clone(&self.tree),
            Some(oid) => Rc::new(Tree::read(objects, oid)?),
        };
        Ok(Self { top: Some(top), oid, tree })
    }

    fn changes_since(&self, before: &Self, objects: &Objects, path: &str) -> Result<Vec<Difference>, GitError> {
        if self.oid == before.oid {
            return Ok(Vec::new());
        }
        diff_read(objects, path.as_bytes(), (&before.tree, &self.tree))
    }
}

/// The tree of a folder inside a commit's tree.
///
/// # Errors
/// When a tree on the way can't be read.
pub fn folder_of(objects: &Objects, tree: Oid, folder: &str) -> Result<Option<Oid>, GitError> {
    let mut at = tree;
    for name in folder.split('/').filter(|name| !name.is_empty()) {
        match Tree::read(objects, at)?.find(name.as_bytes()) {
            Some(entry) if entry.is_tree() => at = entry.oid,
            _ => return Ok(None),
        }
    }
    Ok(Some(at))
}
