//! The entries of two trees side by side, where they differ.

use std::cmp::Ordering;

use super::tree::{Entry, Tree};

/// One entry in the old and in the new tree.
pub(super) type Pair<'a> = (Option<Entry<'a>>, Option<Entry<'a>>);

/// The entries that differ, side by side. This goes by git's order: an entry at another place or there twice could hide a
/// change, so it is an error, and says why. What is the same in both trees isn't looked at.
pub(super) fn pairs<'a>(old: &'a Tree<'_>, new: &'a Tree<'_>) -> Result<Vec<Pair<'a>>, &'static str> {
    let (last, start) = shared_entries(old, new);
    let (mut left, mut right) = (Side::new(old, (last, start))?, Side::new(new, (last, start))?);
    let mut found = Vec::new();
    loop {
        let pair = match (&left.next, &right.next) {
            (None, None) => return Ok(found),
            (Some(_), None) => (left.take()?, None),
            (None, Some(_)) => (None, right.take()?),
            (Some(l), Some(r)) => match order(l, r) {
                Ordering::Less => (left.take()?, None),
                Ordering::Greater => (None, right.take()?),
                Ordering::Equal => (left.take()?, right.take()?),
            },
        };
        match pair {
            (Some(l), Some(r)) if (l.mode, l.oid) == (r.mode, r.oid) => continue,
            (None, Some(r)) if new.has_twin(&r) => return Err("a file and a folder have one name"),
            _ => found.push(pair),
        }
        // In the common case one entry differs, and all that follows is the same.
        if let (Some(l), Some(r)) = pair
            && l.rest(old) == r.rest(new)
        {
            return Ok(found);
        }
    }
}

/// A tree on the way through it.
struct Side<'a> {
    tree: &'a Tree<'a>,
    next: Option<Entry<'a>>,
}

impl<'a> Side<'a> {
    /// Behind the entry that starts at `last`, at the one that starts at `start`.
    fn new(tree: &'a Tree<'_>, (last, start): (usize, usize)) -> Result<Self, &'static str> {
        let before = tree.entries_from(last).next().filter(|_| last < start);
        let mut side = Self { tree, next: None };
        side.next = side.behind(start, before.as_ref())?;
        Ok(side)
    }

    fn take(&mut self) -> Result<Option<Entry<'a>>, &'static str> {
        let Some(entry) = self.next else { return Ok(None) };
        self.next = self.behind(entry.end(), Some(&entry))?;
        Ok(Some(entry))
    }

    fn behind(&self, at: usize, before: Option<&Entry<'_>>) -> Result<Option<Entry<'a>>, &'static str> {
        let Some(entry) = self.tree.entries_from(at).next() else {
            return if at == self.tree.bytes().len() { Ok(None) } else { Err("it ends within an entry") };
        };
        match (entry.fault(), before) {
            (Some(fault), _) => Err(fault),
            (None, Some(before)) if order(before, &entry) != Ordering::Less => {
                Err("its entries aren't in git's order, or one is there twice")
            }
            (None, _) => Ok(Some(entry)),
        }
    }
}

/// Up to where both trees hold the same entries: where the last one of them starts and where it ends, in both trees.
fn shared_entries(old: &Tree<'_>, new: &Tree<'_>) -> (usize, usize) {
    let same = shared_bytes(old.bytes(), new.bytes());
    let (mut last, mut start) = (0, 0);
    while let Some(end) = old.entry_end(start).filter(|end| *end <= same) {
        (last, start) = (start, end);
    }
    (last, start)
}

fn shared_bytes(left: &[u8], right: &[u8]) -> usize {
    const STEP: usize = 256;
    let steps = left.chunks(STEP).zip(right.chunks(STEP)).take_while(|(l, r)| l == r).count();
    let start = (steps * STEP).min(left.len()).min(right.len());
    let rest = left.iter().skip(start).zip(right.iter().skip(start));
    start + rest.take_while(|(l, r)| l == r).count()
}

/// Git's order of entries: folders sort as if their names ended in a slash.
fn order(left: &Entry<'_>, right: &Entry<'_>) -> Ordering {
    let end = |entry: &Entry<'_>| entry.is_tree().then_some(b'/');
    left.name.iter().copied().chain(end(left)).cmp(right.name.iter().copied().chain(end(right)))
}
