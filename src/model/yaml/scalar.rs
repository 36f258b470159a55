//! One value of a YAML text.

use std::ops::Range;

use super::error::YamlError;
use super::event::{Event, Kind, Tag};
use super::leaf::{Leaf, each_leaf};
use super::locate::{locate, refuse_duplicates};
use super::plain::{reads_as_null, reads_as_string};
use super::source::text_of;
use super::stream::read;
use super::style::ScalarStyle;
use crate::model::key_path::KeyPath;
use crate::model::position::Position;

/// What a text says at a key path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text of the value, without quotes and escapes; empty where nothing is written.
    pub value: String,
    /// How it is written.
    pub style: ScalarStyle,
    /// Whether it is null: nothing, `~` or `null`, or tagged so.
    pub is_null: bool,
    /// Whether it reads as a string to YAML 1.1 and 1.2 readers alike: not so `1.10` or `no`.
    pub is_string: bool,
    /// The tag as people write it, `!!str`, if it has one.
    pub tag: Option<String>,
    /// Where it starts.
    pub position: Position,
    /// How many documents of the text hold anything; the value stands in one of them.
    pub documents: usize,
    /// Its bytes in the text, quotes included; of a block scalar the content without the header.
    pub span: Range<usize>,
}

/// What `text` says at `path`.
///
/// The whole stream is read, so an error behind the value is found too.
///
/// # Errors
///
/// If the text is no YAML that all readers read alike, has a key twice in one mapping, or has no
/// single scalar at `path` in exactly one of its documents; [`YamlError::kind`] says which.
pub fn scalar_at(text: &[u8], path: &KeyPath) -> Result<Scalar, YamlError> {
    Parsed::read(text)?.scalar_at(path)
}

/// A text that was read, for those who ask more than one thing of it.
#[derive(Debug)]
pub struct Parsed<'t> {
    pub(in crate::model) text: &'t str,
    pub(in crate::model) events: Vec<Event<'t>>,
}

impl<'t> Parsed<'t> {
    /// Reads a text to its end.
    ///
    /// # Errors
    ///
    /// If it is no YAML that all readers read alike.
    pub fn read(text: &'t [u8]) -> Result<Self, YamlError> {
        let text = text_of(text)?;
        Ok(Self { text, events: read(text)? })
    }

    /// Visits every scalar value of every document, in order; aliases and merges are followed.
    ///
    /// # Errors
    ///
    /// If aliases stand for too much to follow them.
    pub fn each_leaf(&self, mut visit: impl FnMut(&Leaf<'_>)) -> Result<(), YamlError> {
        each_leaf(self.text, &self.events, &mut visit)
    }

    /// Holds all its mappings to one key of a name, as [`scalar_at`](Self::scalar_at) does.
    ///
    /// # Errors
    ///
    /// If a key stands twice in one mapping.
    pub fn refuse_duplicates(&self) -> Result<(), YamlError> {
        refuse_duplicates(self.text, &self.events)
    }

    /// What it says at `path`.
    ///
    /// # Errors
    ///
    /// The same as those of [`scalar_at`].
    pub fn scalar_at(&self, path: &KeyPath) -> Result<Scalar, YamlError> {
        let target = locate(self.text, &self.events, path)?;
        let documents = self.events.windows(2).filter(|pair| starts_content(pair)).count();
        Ok(Scalar { documents, ..Scalar::of(self.text, target.value) })
    }
}

impl Scalar {
    /// The scalar that `event` is; of any other event an empty one.
    pub(in crate::model) fn of(text: &str, event: &Event<'_>) -> Self {
        let (value, style) = match &event.kind {
            Kind::Scalar(value, style) => (&**value, *style),
            _ => ("", ScalarStyle::Plain),
        };
        let plain = style == ScalarStyle::Plain;
        let tag = event.tag();
        Self {
            is_null: tag.map_or_else(|| plain && reads_as_null(value), Tag::is_null),
            is_string: tag.map_or_else(|| !plain || reads_as_string(value), Tag::is_string),
            tag: tag.map(Tag::shown),
            documents: 1,
            value: value.to_owned(),
            style,
            position: Position::of(text.as_bytes(), event.span.start),
            span: event.span.clone(),
        }
    }
}

/// Whether a document starts with the first of these two events and holds anything: Helm passes those that don't.
fn starts_content(pair: &[Event<'_>]) -> bool {
    let [start, node] = pair else { return false };
    let is_empty = matches!(&node.kind, Kind::Scalar(text, ScalarStyle::Plain) if text.is_empty());
    start.kind == Kind::DocumentStart && !(is_empty && node.properties.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(text: &str) -> usize {
        scalar_at(text.as_bytes(), &KeyPath::single("a")).unwrap().documents
    }

    #[test]
    fn documents_of_nothing_do_not_count() {
        for text in ["a: 1", "a: 1\n---\n", "a: 1\n---\n# c\n---\n", "---\n---\na: 1\n", "a: 1\n...\n--- # c\n"] {
            assert_eq!(documents(text), 1, "{text}");
        }
        for text in ["a: 1\n--- ''\n", "a: 1\n---\nb: 2\n", "a: 1\n---\n---\n!t\n", "~\n---\na: 1\n"] {
            assert_eq!(documents(text), 2, "{text}");
        }
    }
}
