//! Entries that stand for themselves, beside those of other sections.

use std::collections::HashMap;
use std::sync::Arc;

use super::entry::Entry;
use super::owner::Owner;

/// The name of the section of what stands before any header; a header of this name joins it.
pub(super) const DEFAULT: &str = "codeowners";

/// A section: what stands under all headers of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    pub name: String,
    /// Whether nothing in it demands approval.
    pub is_optional: bool,
    entries: Vec<(Entry, Terms)>,
    exclusions: Vec<usize>,
    places: HashMap<String, usize>,
}

/// What a header says about the entries below it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Terms {
    pub is_optional: bool,
    /// As written; GitLab asks for one at least.
    pub approvals: u32,
    pub defaults: Arc<[Owner]>,
}

impl Section {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            is_optional: false,
            entries: Vec::new(),
            exclusions: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// Adds an entry. One whose pattern was there before takes that one's place, as GitLab keeps them in a hash: what
    /// stood between the two still comes after it.
    pub(super) fn add(&mut self, entry: Entry, terms: Terms) {
        let end = self.entries.len();
        let place = *self.places.entry(entry.normal.clone()).or_insert(end);
        match self.entries.get_mut(place) {
            Some(before) => *before = (entry, terms),
            None => self.entries.push((entry, terms)),
        }
    }

    /// Says what holds for the section as a whole, once all entries are there: it is optional where all of them are.
    pub(super) fn finish(&mut self) {
        let entries = self.entries.iter().enumerate();
        self.exclusions = entries.filter(|(_, (entry, _))| entry.excludes).map(|(index, _)| index).collect();
        self.is_optional = !self.entries.is_empty() && self.entries.iter().all(|(_, terms)| terms.is_optional);
        self.places = HashMap::new();
    }

    /// The last entry that matches, unless an exclusion does, wherever in the section that stands.
    pub(super) fn decide(&self, path: &str) -> Option<(&Entry, &Terms)> {
        if self.excludes(path).is_some() {
            return None;
        }
        self.entries.iter().rev().find(|(entry, _)| entry.matches(path)).map(|(entry, terms)| (entry, terms))
    }

    /// The first exclusion that matches.
    pub(super) fn excludes(&self, path: &str) -> Option<&Entry> {
        let exclusions = self.exclusions.iter().filter_map(|index| self.entries.get(*index));
        exclusions.map(|(entry, _)| entry).find(|entry| entry.matches(path))
    }
}
