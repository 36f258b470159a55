//! Reads YAML as far as a release needs it: what stands at a key path, and where.

#[cfg(any(test, fuzzing))]
pub mod agreement;
mod asked;
mod duplicate;
mod error;
mod event;
mod fault;
mod inline;
mod leaf;
mod line;
mod locate;
mod merge;
mod missing;
mod near;
mod nodes;
mod odd;
mod parser;
mod plain;
mod reader;
mod scalar;
mod simple;
mod source;
mod stream;
mod style;
mod token;
mod tree;
mod walk;

pub use error::{Place, YamlError};
pub use fault::Fault;
pub use leaf::{Leaf, Step};
pub use plain::reads_as_string;
pub use scalar::{Parsed, Scalar, scalar_at};

pub(in crate::model) use event::{Event, Kind, Layout, Tag};
pub(in crate::model) use locate::{Target, locate};
pub(in crate::model) use near::nearest;
pub(in crate::model) use source::is_forbidden;
pub use source::text_of;
pub(in crate::model) use stream::{read, read_again};
pub use style::ScalarStyle;
pub(in crate::model) use tree::{after_node, children, entries};
