//! YAML as a stream of events, in our own words (YAML 1.2.2, section 3.1).

use std::borrow::Cow;
use std::ops::Range;

use super::style::ScalarStyle;

/// One event of a YAML stream, and where it stands.
#[derive(Debug, Clone)]
pub(in crate::model) struct Event<'t> {
    pub(in crate::model) kind: Kind<'t>,
    /// Bytes of the text; for a block scalar without its header, for an empty node empty.
    pub(in crate::model) span: Range<usize>,
    /// Boxed, because few events have any and a long text has many events.
    pub(in crate::model) properties: Option<Box<Properties>>,
}

/// What stands before a node (YAML 1.2.2, 6.9).
#[derive(Debug, Clone, Default)]
pub(in crate::model) struct Properties {
    /// The anchor this node defines, numbered from 1 in the order of the text.
    pub(in crate::model) anchor: Option<usize>,
    pub(in crate::model) tag: Option<Tag>,
    /// Where the last of them ends; byte offset.
    pub(in crate::model) end: Option<usize>,
}

/// What an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::model) enum Kind<'t> {
    DocumentStart,
    DocumentEnd,
    MappingStart(Layout),
    MappingEnd,
    SequenceStart(Layout),
    SequenceEnd,
    Scalar(Cow<'t, str>, ScalarStyle),
    /// The number of the anchor that the alias stands for.
    Alias(usize),
}

/// How a collection is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum Layout {
    Block,
    Flow,
}

/// A resolved tag: `tag:yaml.org,2002:str`, or `!` alone for the non-specific one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::model) struct Tag(pub(in crate::model) Box<str>);

impl Tag {
    /// Whether a scalar with this tag is a string, whatever it looks like (YAML 1.2.2, 3.3.2).
    pub(in crate::model) fn is_string(&self) -> bool {
        matches!(&*self.0, "!" | "tag:yaml.org,2002:str")
    }

    pub(in crate::model) fn is_null(&self) -> bool {
        &*self.0 == "tag:yaml.org,2002:null"
    }

    /// The tag as people write it: `!!int`.
    pub(in crate::model) fn shown(&self) -> String {
        match self.0.strip_prefix("tag:yaml.org,2002:") {
            Some(suffix) => format!("!!{suffix}"),
            None if self.0.starts_with('!') => self.0.to_string(),
            None => format!("!<{}>", self.0),
        }
    }
}

impl Event<'_> {
    pub(in crate::model) fn anchor(&self) -> Option<usize> {
        self.properties.as_ref()?.anchor
    }

    pub(in crate::model) fn tag(&self) -> Option<&Tag> {
        self.properties.as_ref()?.tag.as_ref()
    }

    /// Whether both say the same; where they stand doesn't count.
    pub(in crate::model) fn says_the_same(&self, other: &Event<'_>) -> bool {
        self.kind == other.kind && self.has_properties_of(other)
    }

    pub(in crate::model) fn has_properties_of(&self, other: &Event<'_>) -> bool {
        self.anchor() == other.anchor() && self.tag() == other.tag()
    }
}
