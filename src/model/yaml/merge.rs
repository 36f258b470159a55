//! Merge keys: `<<: *base` brings the keys of another mapping (yaml.org/type/merge).

use std::collections::HashMap;

use super::event::{Event, Kind};
use super::tree::{children, entries, text_at};

/// A key that comes through a merge; both are numbers of events.
pub(super) struct Merged {
    pub(super) merge: usize,
    pub(super) key: usize,
}

/// So many mappings are looked at for one key: enough for people, and a bound for hostile texts.
const MOST_SOURCES: usize = 1000;

/// The merges of a stream.
pub(super) struct Merges<'e, 't> {
    events: &'e [Event<'t>],
    /// The mappings that have anchors, by anchor.
    anchors: HashMap<usize, usize>,
}

impl<'e, 't> Merges<'e, 't> {
    pub(super) fn new(events: &'e [Event<'t>]) -> Self {
        let mappings = events.iter().enumerate().filter(|(_, event)| matches!(event.kind, Kind::MappingStart(_)));
        let anchors = mappings.filter_map(|(at, event)| event.anchor().map(|anchor| (anchor, at))).collect();
        Self { events, anchors }
    }

    /// The key `wanted` that a merge brings to `mapping`, directly or through other merges.
    pub(super) fn bring(&self, mapping: usize, wanted: &str) -> Option<Merged> {
        let mut seen = vec![mapping];
        let mut waiting = self.of(mapping);
        while let Some((merge, source)) = waiting.pop() {
            if seen.contains(&source) || seen.len() > MOST_SOURCES {
                continue;
            }
            seen.push(source);
            let mut entries = entries(self.events, source);
            if let Some((key, _)) = entries.find(|(key, _)| text_at(self.events, *key) == Some(wanted)) {
                return Some(Merged { merge, key });
            }
            waiting.extend(self.of(source).into_iter().map(|(_, source)| (merge, source)));
        }
        None
    }

    /// Every mapping that is merged into `mapping`, with its merge key.
    fn of(&self, mapping: usize) -> Vec<(usize, usize)> {
        let merges = entries(self.events, mapping).filter(|(key, _)| text_at(self.events, *key) == Some("<<"));
        merges.flat_map(|(key, value)| self.sources(value).into_iter().map(move |source| (key, source))).collect()
    }

    /// The mappings that the value of a merge key stands for: itself, or each of a sequence.
    fn sources(&self, value: usize) -> Vec<usize> {
        let is_sequence = matches!(self.events.get(value).map(|event| &event.kind), Some(Kind::SequenceStart(_)));
        if is_sequence {
            children(self.events, value).filter_map(|item| self.mapping(item)).collect()
        } else {
            self.mapping(value).into_iter().collect()
        }
    }

    fn mapping(&self, at: usize) -> Option<usize> {
        match self.events.get(at)?.kind {
            Kind::MappingStart(_) => Some(at),
            Kind::Alias(anchor) => self.anchors.get(&anchor).copied(),
            _ => None,
        }
    }
}
