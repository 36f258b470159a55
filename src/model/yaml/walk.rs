//! Walks a stream of events along a key path.
//!
//! The stack is ours, so nesting is bounded by memory only, and every event is visited once.

use std::collections::HashMap;

use super::duplicate::{Duplicate, Keys};
use super::event::{Event, Kind};

/// What a walk met; numbers are those of events.
#[derive(Default)]
pub(super) struct Walk<'e> {
    /// Nodes where the path ended: at its last key, or at something that is no mapping.
    pub(super) ends: Vec<End>,
    /// Mappings on the path that lack its next key.
    pub(super) gaps: Vec<Gap>,
    pub(super) duplicates: Vec<Duplicate<'e>>,
    /// Whether any key reads `<<`, so that most texts need no look at merges.
    pub(super) may_merge: bool,
}

/// A node where the path ended.
pub(super) struct End {
    pub(super) key: usize,
    pub(super) node: usize,
    /// How many keys of the path lead to it.
    pub(super) matched: usize,
    /// The mappings around it, from the root.
    pub(super) ancestors: Vec<usize>,
}

/// A mapping on the path that lacks the next key.
pub(super) struct Gap {
    pub(super) mapping: usize,
    pub(super) matched: usize,
    /// The mappings around it, from the root.
    pub(super) ancestors: Vec<usize>,
}

/// Walks `events` along `path`, through all documents.
pub(super) fn walk<'e>(events: &'e [Event<'_>], path: &'e [String]) -> Walk<'e> {
    let mut walker = Walker { path, ..Walker::default() };
    for (at, event) in events.iter().enumerate() {
        walker.visit(at, event);
    }
    walker.walk
}

#[derive(Default)]
struct Walker<'e> {
    path: &'e [String],
    open: Vec<Open<'e>>,
    /// The text of anchored scalars, for aliases that are keys.
    anchored: HashMap<usize, &'e str>,
    walk: Walk<'e>,
}

/// A collection that is open where the walk stands.
#[derive(Default)]
struct Open<'e> {
    start: usize,
    is_mapping: bool,
    /// How many keys of the path lead here, if the path leads here at all.
    matched: Option<usize>,
    /// The key whose value comes next.
    key: Option<usize>,
    on_path: bool,
    path_goes_on: bool,
    keys: Keys<'e>,
}

impl<'e> Walker<'e> {
    fn visit(&mut self, at: usize, event: &'e Event<'_>) {
        match &event.kind {
            Kind::DocumentStart | Kind::DocumentEnd => {}
            Kind::MappingStart(_) | Kind::SequenceStart(_) => self.open(at, event),
            Kind::MappingEnd | Kind::SequenceEnd => self.close(),
            Kind::Scalar(text, _) => {
                if let Some(anchor) = event.anchor() {
                    self.anchored.insert(anchor, text);
                }
                self.leaf(at, Some(text));
            }
            Kind::Alias(anchor) => self.leaf(at, self.anchored.get(anchor).copied()),
        }
    }

    fn open(&mut self, at: usize, event: &Event<'_>) {
        let is_mapping = matches!(event.kind, Kind::MappingStart(_));
        let mut matched = self.arrive(at, None);
        if let Some(reached) = matched.filter(|reached| !is_mapping || *reached == self.path.len()) {
            self.end(at, reached);
            matched = None;
        }
        self.open.push(Open { start: at, is_mapping, matched, ..Open::default() });
    }

    fn close(&mut self) {
        let Some(closed) = self.open.pop() else {
            return;
        };
        if let Some(matched) = closed.matched.filter(|_| !closed.path_goes_on) {
            let ancestors = self.open.iter().map(|open| open.start).collect();
            self.walk.gaps.push(Gap { mapping: closed.start, matched, ancestors });
        }
        self.leave(closed.start);
    }

    fn leaf(&mut self, at: usize, text: Option<&'e str>) {
        if let Some(matched) = self.arrive(at, text) {
            self.end(at, matched);
        }
        self.leave(at);
    }

    /// How many keys of the path lead to the node at `at`; notes it if it is a key.
    fn arrive(&mut self, at: usize, text: Option<&'e str>) -> Option<usize> {
        let Some(parent) = self.open.last_mut() else {
            return Some(0);
        };
        if !parent.is_mapping {
            return None;
        }
        if parent.key.is_some() {
            return parent.matched.filter(|_| parent.on_path).map(|matched| matched + 1);
        }
        self.walk.may_merge |= text == Some("<<");
        let wanted = parent.matched.and_then(|matched| self.path.get(matched));
        parent.on_path = wanted.is_some_and(|wanted| text == Some(wanted));
        parent.path_goes_on |= parent.on_path;
        self.walk.duplicates.extend(text.and_then(|text| parent.keys.note(text, at)));
        None
    }

    /// The node that began at `at` is complete: after a key comes its value, after a value a key.
    fn leave(&mut self, at: usize) {
        if let Some(parent) = self.open.last_mut() {
            parent.key = parent.key.is_none().then_some(at);
        }
    }

    fn end(&mut self, node: usize, matched: usize) {
        let key = self.open.last().and_then(|open| open.key).unwrap_or(node);
        let ancestors = self.open.iter().map(|open| open.start).collect();
        self.walk.ends.push(End { key, node, matched, ancestors });
    }
}
