//! Keys that stand twice in one mapping, which YAML forbids (1.2.2, 3.2.1.3) and parsers allow.

use std::collections::HashMap;

/// The keys seen in one mapping so far.
#[derive(Default)]
pub(super) struct Keys<'e> {
    few: Vec<(&'e str, usize)>,
    many: HashMap<&'e str, usize>,
}

/// A key that stands again in its mapping; `first` and `again` are numbers of events.
pub(super) struct Duplicate<'e> {
    pub(super) key: &'e str,
    pub(super) first: usize,
    pub(super) again: usize,
}

impl<'e> Keys<'e> {
    /// Up to here comparing with each is faster than hashing.
    const FEW: usize = 12;

    /// Notes the key at event `at`, and finds the same key before it.
    pub(super) fn note(&mut self, key: &'e str, at: usize) -> Option<Duplicate<'e>> {
        let first = self.first(key);
        if first.is_none() {
            self.remember(key, at);
        }
        first.map(|first| Duplicate { key, first, again: at })
    }

    fn first(&self, key: &str) -> Option<usize> {
        let among_few = self.few.iter().find(|(known, _)| *known == key);
        among_few.map(|(_, at)| *at).or_else(|| self.many.get(key).copied())
    }

    fn remember(&mut self, key: &'e str, at: usize) {
        if self.few.len() < Self::FEW {
            self.few.push((key, at));
        } else {
            self.many.insert(key, at);
        }
    }
}
