//! Merge keys: `<<: *base` brings the keys of another mapping (yaml.org/type/merge).

use std::collections::{HashMap, HashSet};

use super::event::{Event, Kind};
use super::style::ScalarStyle;
use super::tree::{children, entries, text_at};

/// A key that comes through a merge; both are numbers of events.
pub(super) struct Merged {
    pub(super) merge: usize,
    pub(super) key: usize,
}

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
        self.bring_behind(mapping, wanted, mapping)
    }

    /// The key `wanted` that a merge behind the event `behind` brings to `mapping`. Each mapping is looked at once, so
    /// that a hostile text costs no more than its length, and hides nothing.
    pub(super) fn bring_behind(&self, mapping: usize, wanted: &str, behind: usize) -> Option<Merged> {
        let mut seen = HashSet::from([mapping]);
        let mut waiting = self.of(mapping);
        waiting.retain(|(merge, _)| *merge > behind);
        while let Some((merge, source)) = waiting.pop() {
            if !seen.insert(source) {
                continue;
            }
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
        let merges = entries(self.events, mapping).filter(|(key, _)| self.events.get(*key).is_some_and(is_merge));
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

/// Whether this key merges: `<<` as it stands, or with the tag; in quotes it is a key like any other.
pub(super) fn is_merge(key: &Event<'_>) -> bool {
    let Kind::Scalar(text, style) = &key.kind else { return false };
    let by_tag = key.tag().map(|tag| matches!(&*tag.0, "!" | "tag:yaml.org,2002:merge"));
    text == "<<" && by_tag.unwrap_or(*style == ScalarStyle::Plain)
}
