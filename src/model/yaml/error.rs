//! Why a YAML text was refused, and where.

use std::fmt;

use super::fault::Fault;
use crate::model::position::Position;

/// A refusal: what is wrong, at which places, and what to do.
///
/// It holds no file name; who knows it adds it to the positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlError {
    /// What is wrong, to match on.
    pub kind: Fault,
    places: Vec<Place>,
}

/// A place that a refusal speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub position: Position,
    /// What stands there, for a caret: "again here".
    pub note: &'static str,
}

impl YamlError {
    /// A refusal that speaks of no place.
    pub(in crate::model) fn nowhere(kind: Fault) -> Self {
        Self { kind, places: Vec::new() }
    }

    /// A refusal at one place.
    pub(in crate::model) fn at(kind: Fault, position: Position) -> Self {
        Self::nowhere(kind).and(position, "here")
    }

    /// Adds a place; the first is the most important.
    #[must_use]
    pub(in crate::model) fn and(mut self, position: Position, note: &'static str) -> Self {
        self.places.push(Place { position, note });
        self
    }

    /// Every place, the most important first; empty if the refusal is of the whole text.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The positions of all places, the most important first.
    #[must_use]
    pub fn positions(&self) -> Vec<Position> {
        self.places.iter().map(|place| place.position).collect()
    }

    /// What is wrong, in one sentence without a full stop.
    #[must_use]
    pub fn message(&self) -> String {
        self.kind.to_string()
    }

    /// What to do about it, in one sentence without a full stop.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.kind.help()
    }
}

impl fmt::Display for YamlError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.places.first() {
            Some(place) => write!(formatter, "{} at {}", self.kind, place.position),
            None => self.kind.fmt(formatter),
        }
    }
}

impl std::error::Error for YamlError {}
