//! Every single value of a YAML text, with the keys that lead to it.

use std::collections::HashMap;
use std::ops::Range;

use super::error::YamlError;
use super::event::{Event, Kind};
use super::fault::Fault;
use super::merge::is_merge;
use super::tree::after_node;
use crate::model::position::Position;

/// A single value, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf<'w> {
    /// What leads to it, from the outermost in. What a merge brings stands where the merge stands.
    pub path: &'w [Step<'w>],
    /// The text of the value, without quotes and escapes.
    pub value: &'w str,
    /// Its bytes in the text, quotes included; of what an alias stands for, those at the anchor.
    pub span: Range<usize>,
    /// The number of the mapping or sequence around it: the same for all that stand beside it.
    pub around: usize,
}

/// A step towards a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'e> {
    /// A key of a mapping; empty where it is no scalar.
    Key(&'e str),
    /// An item of a sequence, from 0.
    Item(usize),
}

impl Leaf<'_> {
    /// The keys and numbers that lead to it, with dots between them.
    #[must_use]
    pub fn shown(&self) -> String {
        let steps = self.path.iter().map(|step| match step {
            Step::Key(key) => (*key).to_owned(),
            Step::Item(number) => number.to_string(),
        });
        steps.collect::<Vec<_>>().join(".")
    }
}

/// So many events are read through aliases: enough for people, and a bound for those who nest aliases in each other.
const MOST_ALIASED: usize = 100_000;

/// Visits every scalar value of every document, in order, those that aliases and merges bring among them.
pub(super) fn each_leaf(text: &str, events: &[Event<'_>], visit: &mut dyn FnMut(&Leaf<'_>)) -> Result<(), YamlError> {
    let anchors = events.iter().enumerate().filter_map(|(at, event)| Some((event.anchor()?, at))).collect();
    let mut walker = Walker { events, anchors, open: Vec::new(), path: Vec::new(), opened: 0, visit };
    walker.walk().map_err(|at| {
        let offset = events.get(at).map_or(text.len(), |event| event.span.start);
        YamlError::at(Fault::TooManyAliased { most: MOST_ALIASED }, Position::of(text.as_bytes(), offset))
    })
}

/// A collection that is open where the walk stands.
struct Open {
    place: Place,
    /// How many steps lead to it.
    depth: usize,
    /// Its number.
    number: usize,
}

/// Where the walk stands in a collection.
#[derive(Clone, Copy)]
enum Place {
    /// Before a key.
    Key,
    /// Behind a key, which is in the path.
    Value,
    /// Behind a key that merges: what is in its value counts to the mapping around it.
    Merge,
    /// Before this item of a sequence.
    Item(usize),
    /// Before an item of a sequence of merged mappings.
    MergeItem,
}

struct Walker<'e, 't, 'v> {
    events: &'e [Event<'t>],
    anchors: HashMap<usize, usize>,
    open: Vec<Open>,
    path: Vec<Step<'e>>,
    opened: usize,
    visit: &'v mut dyn FnMut(&Leaf<'_>),
}

/// Events that are walked: all of them, or those of an anchored node in place of its alias.
struct Stretch {
    start: usize,
    rest: Range<usize>,
}

impl<'e> Walker<'e, '_, '_> {
    /// Walks all; where aliases lead too far, the number of the last is the error.
    fn walk(&mut self) -> Result<(), usize> {
        let mut stretches = vec![Stretch { start: 0, rest: 0..self.events.len() }];
        let mut aliased = 0_usize;
        let mut alias = 0;
        while let Some(stretch) = stretches.last_mut() {
            let Some(at) = stretch.rest.next() else {
                stretches.pop();
                continue;
            };
            let is_outermost = stretches.len() == 1;
            alias = if is_outermost { at } else { alias };
            aliased += usize::from(!is_outermost);
            if aliased > MOST_ALIASED {
                return Err(alias);
            }
            match self.anchored(at) {
                // One that stands in itself brings nothing more.
                Some(start) if stretches.iter().skip(1).all(|stretch| stretch.start != start) => {
                    let rest = start..after_node(self.events, start).unwrap_or(start);
                    stretches.push(Stretch { start, rest });
                }
                _ => self.visit(at),
            }
        }
        Ok(())
    }

    /// What the alias at `at` stands for.
    fn anchored(&self, at: usize) -> Option<usize> {
        match self.events.get(at)?.kind {
            Kind::Alias(anchor) => self.anchors.get(&anchor).copied(),
            _ => None,
        }
    }

    fn visit(&mut self, at: usize) {
        let Some(event) = self.events.get(at) else { return };
        match &event.kind {
            Kind::DocumentStart | Kind::DocumentEnd => {}
            Kind::MappingStart(_) => self.enter(Place::Key, Place::Key),
            Kind::SequenceStart(_) => self.enter(Place::Item(0), Place::MergeItem),
            Kind::MappingEnd | Kind::SequenceEnd => {
                self.open.pop();
                self.leave(Place::Value);
            }
            Kind::Scalar(text, _) => self.scalar(text, event),
            Kind::Alias(_) => {
                self.arrive("");
                self.leave(Place::Value);
            }
        }
    }

    /// Opens a collection at its first place, which is another where it is merged.
    fn enter(&mut self, first: Place, first_merged: Place) {
        self.arrive("");
        let depth = self.path.len();
        self.opened += 1;
        let open = match self.open.last() {
            Some(Open { place: Place::Merge | Place::MergeItem, number, .. }) => {
                Open { place: first_merged, depth, number: *number }
            }
            _ => Open { place: first, depth, number: self.opened },
        };
        self.open.push(open);
    }

    fn scalar(&mut self, text: &'e str, event: &Event<'_>) {
        self.arrive(text);
        match self.open.last().map(|open| open.place) {
            Some(Place::Key) => {
                return self.leave(if is_merge(event) { Place::Merge } else { Place::Value });
            }
            Some(Place::Merge | Place::MergeItem) => {}
            Some(Place::Value | Place::Item(_)) | None => {
                let around = self.open.last().map_or(0, |open| open.number);
                (self.visit)(&Leaf { path: &self.path, value: text, span: event.span.clone(), around });
            }
        }
        self.leave(Place::Value);
    }

    /// Makes the path lead to the node that begins here, which reads `text` if it is a key.
    fn arrive(&mut self, text: &'e str) {
        let Some(open) = self.open.last() else { return self.path.clear() };
        match open.place {
            Place::Value => self.path.truncate(open.depth + 1),
            Place::Key => {
                self.path.truncate(open.depth);
                self.path.push(Step::Key(text));
            }
            Place::Item(number) => {
                self.path.truncate(open.depth);
                self.path.push(Step::Item(number));
            }
            Place::Merge | Place::MergeItem => self.path.truncate(open.depth),
        }
    }

    /// The node is complete: after a key comes what `behind_key` says, after a value a key; after an item the next.
    fn leave(&mut self, behind_key: Place) {
        let Some(open) = self.open.last_mut() else { return };
        open.place = match open.place {
            Place::Key => behind_key,
            Place::Value | Place::Merge => Place::Key,
            Place::Item(number) => Place::Item(number + 1),
            Place::MergeItem => Place::MergeItem,
        };
    }
}

#[cfg(test)]
#[path = "leaf_tests.rs"]
mod tests;
