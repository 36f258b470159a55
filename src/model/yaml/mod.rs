//! Reads YAML as far as a release needs it: what stands at a key path, and where.

mod asked;
mod duplicate;
mod error;
mod event;
mod fault;
mod locate;
mod missing;
mod parser;
mod plain;
mod scalar;
mod source;
mod style;
mod walk;

pub use error::{Place, YamlError};
pub use fault::Fault;
pub use plain::reads_as_string;
pub use scalar::{Scalar, scalar_at};
pub use style::ScalarStyle;

pub(in crate::model) use event::{Event, Kind, Layout};
pub(in crate::model) use locate::{Target, locate};
pub(in crate::model) use parser::read;
pub(in crate::model) use source::{is_forbidden, text_of};
