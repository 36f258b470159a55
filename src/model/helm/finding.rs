//! What a schema finds fault with, before its place is known.

use super::tree::Step;
use super::words::one_line;

/// A fault of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// The way to what is meant.
    pub(super) steps: Vec<Step>,
    pub(super) target: Target,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) notes: Vec<String>,
    pub(super) meant: Meant,
}

/// What of the steps is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The value at their end.
    Value,
    /// The last key.
    Key,
    /// The last key, which isn't there.
    Missing,
}

/// Which strings the schema would take instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    NoString,
    AnyString,
    OneOf(Vec<String>),
}

impl Finding {
    pub(super) fn new(steps: Vec<Step>, message: String) -> Self {
        Self { steps, target: Target::Value, message, help: None, notes: Vec::new(), meant: Meant::NoString }
    }

    pub(super) fn of_key(self, target: Target) -> Self {
        Self { target, ..self }
    }

    pub(super) fn help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    pub(super) fn meant(self, meant: Meant) -> Self {
        Self { meant, ..self }
    }
}

/// The help that a near miss gives.
pub(super) fn perhaps(near: Option<&str>) -> Option<String> {
    near.map(|near| format!("perhaps `{}`?", one_line(near)))
}
