//! What a values file is read into: the values alone, or the places where they stand.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::refusal::Fault;
use super::scalar::Read;

/// What a reader builds, so that values and their places can't differ.
pub(super) trait Tree: Sized {
    /// The entries of a mapping.
    type Entries: Default;

    fn scalar(read: Read<'_>, at: usize) -> Result<Self, Fault>;
    fn sequence(items: Vec<Self>, at: usize) -> Self;
    fn mapping(entries: Self::Entries, at: usize) -> Self;
    /// Sets a key, over what it was before.
    fn set(entries: &mut Self::Entries, key: Key, value: Self);
}

/// A key of a mapping, and the number of its event.
pub(super) struct Key {
    pub(super) text: String,
    pub(super) at: usize,
}

impl Tree for Value {
    type Entries = Map<String, Value>;

    fn scalar(read: Read<'_>, _: usize) -> Result<Self, Fault> {
        read.value()
    }

    fn sequence(items: Vec<Self>, _: usize) -> Self {
        Self::Array(items)
    }

    fn mapping(entries: Self::Entries, _: usize) -> Self {
        Self::Object(entries)
    }

    fn set(entries: &mut Self::Entries, key: Key, value: Self) {
        entries.insert(key.text, value);
    }
}

/// Where a value stands; numbers are those of events.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) at: usize,
    /// Its key, if it is in a mapping.
    pub(super) key: Option<usize>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Scalar,
    Sequence(Vec<Place>),
    Mapping(BTreeMap<String, Place>),
}

/// A step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Place {
    /// The place at the end of these steps.
    pub(super) fn find(&self, steps: &[Step]) -> Option<&Self> {
        steps.iter().try_fold(self, |place, step| match (&place.content, step) {
            (Content::Mapping(entries), Step::Key(key)) => entries.get(key),
            (Content::Sequence(items), Step::Index(index)) => items.get(*index),
            _ => None,
        })
    }
}

impl Tree for Place {
    type Entries = BTreeMap<String, Place>;

    fn scalar(_: Read<'_>, at: usize) -> Result<Self, Fault> {
        Ok(Self { at, key: None, content: Content::Scalar })
    }

    fn sequence(items: Vec<Self>, at: usize) -> Self {
        Self { at, key: None, content: Content::Sequence(items) }
    }

    fn mapping(entries: Self::Entries, at: usize) -> Self {
        Self { at, key: None, content: Content::Mapping(entries) }
    }

    fn set(entries: &mut Self::Entries, key: Key, value: Self) {
        entries.insert(key.text, Self { key: Some(key.at), ..value });
    }
}
