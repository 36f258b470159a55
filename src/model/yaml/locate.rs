//! Finds the one scalar at a key path, or says why there is none.

use super::asked::Asked;
use super::duplicate::Duplicate;
use super::error::YamlError;
use super::event::{Event, Kind};
use super::fault::Fault;
use super::missing::{merged_over, missing};
use super::walk::{End, Walk, walk};
use crate::model::key_path::KeyPath;

/// The scalar at a key path, among the events of its text.
#[derive(Debug)]
pub(in crate::model) struct Target<'e, 't> {
    pub(in crate::model) key: &'e Event<'t>,
    pub(in crate::model) value: &'e Event<'t>,
    /// The number of the value's event.
    pub(in crate::model) at: usize,
    /// The mappings around it, from the root.
    pub(in crate::model) ancestors: Vec<&'e Event<'t>>,
}

/// The scalar at `path` in exactly one document of the stream.
pub(in crate::model) fn locate<'e, 't>(
    text: &str,
    events: &'e [Event<'t>],
    path: &KeyPath,
) -> Result<Target<'e, 't>, YamlError> {
    let walk = walk(events, path.keys());
    let asked = Asked { text, events, path };
    asked.refuse_twice(&walk.duplicates)?;
    let mut found = walk.ends.iter().filter(|end| end.matched == path.keys().len());
    match (found.next(), found.next()) {
        (Some(end), None) => match asked.replaced(&walk, end) {
            Some(error) => Err(error),
            None => asked.scalar(end),
        },
        (Some(_), Some(_)) => Err(asked.in_many_documents(&walk)),
        (None, _) => Err(asked.nowhere(&walk)),
    }
}

/// The refusal of a stream with a key twice in one mapping, whatever it is asked for.
pub(super) fn refuse_duplicates(text: &str, events: &[Event<'_>]) -> Result<(), YamlError> {
    let path = KeyPath::single("");
    Asked { text, events, path: &path }.refuse_twice(&walk(events, path.keys()).duplicates)
}

impl<'e, 't> Asked<'_, 'e, 't> {
    fn refuse_twice(&self, duplicates: &[Duplicate<'_>]) -> Result<(), YamlError> {
        if duplicates.is_empty() {
            return Ok(());
        }
        let mut keys: Vec<String> = Vec::new();
        for duplicate in duplicates {
            if keys.last().is_none_or(|last| last != duplicate.key) {
                keys.push(duplicate.key.to_owned());
            }
        }
        let error = YamlError::nowhere(Fault::DuplicateKeys { keys });
        let events = duplicates.iter().flat_map(|duplicate| [duplicate.again, duplicate.first]);
        let notes = ["again here", "first here"].into_iter().cycle();
        Err(self.positions(events).into_iter().zip(notes).fold(error, |error, (at, note)| error.and(at, note)))
    }

    /// Why what was found doesn't count.
    fn replaced(&self, walk: &Walk<'_>, end: &End) -> Option<YamlError> {
        let nodes = || end.ancestors.iter().copied().chain([end.node]).collect::<Vec<_>>();
        walk.may_merge.then(|| merged_over(self, &nodes()))?
    }

    fn scalar(&self, end: &End) -> Result<Target<'e, 't>, YamlError> {
        let event = |at: usize| self.events.get(at);
        match (event(end.key), event(end.node)) {
            (Some(key), Some(value)) if matches!(value.kind, Kind::Scalar(..)) => {
                let ancestors = end.ancestors.iter().filter_map(|at| event(*at)).collect();
                Ok(Target { key, value, at: end.node, ancestors })
            }
            _ => Err(self.dead_end(end)),
        }
    }

    fn in_many_documents(&self, walk: &Walk<'_>) -> YamlError {
        let found = walk.ends.iter().filter(|end| end.matched == self.path.keys().len());
        let count = found.clone().count();
        let error = YamlError::nowhere(Fault::InManyDocuments { key: self.path.to_string(), count });
        let positions = self.positions(found.map(|end| end.key));
        positions.into_iter().fold(error, |error, at| error.and(at, "in a document here"))
    }

    /// No document has the key: what the document says that comes nearest to having it.
    fn nowhere(&self, walk: &Walk<'_>) -> YamlError {
        let end = walk.ends.iter().filter(|end| end.matched > 0).max_by_key(|end| end.matched);
        let deepest = walk.gaps.iter().map(|gap| gap.matched).max();
        match end {
            Some(end) if deepest.is_none_or(|deepest| deepest <= end.matched) => self.dead_end(end),
            _ => missing(self, &walk.gaps),
        }
    }

    fn dead_end(&self, end: &End) -> YamlError {
        let key = self.path_to(end.matched);
        let is_last = end.matched == self.path.keys().len();
        let fault = match self.events.get(end.node).map(|event| &event.kind) {
            Some(Kind::Alias(_)) => Fault::Alias { key },
            Some(Kind::SequenceStart(_)) if is_last => Fault::NotScalar { key, found: "sequence" },
            Some(Kind::SequenceStart(_)) => Fault::ThroughSequence { key },
            Some(Kind::MappingStart(_)) => Fault::NotScalar { key, found: "mapping" },
            _ => Fault::ThroughScalar { key },
        };
        let error = YamlError::at(fault, self.position(end.node));
        match self.anchored(end.node) {
            Some(anchored) => error.and(self.position(anchored), "of this"),
            None => error,
        }
    }

    /// What the alias at `at` stands for.
    fn anchored(&self, at: usize) -> Option<usize> {
        match self.events.get(at)?.kind {
            Kind::Alias(anchor) => self.events.iter().position(|event| event.anchor() == Some(anchor)),
            _ => None,
        }
    }
}
