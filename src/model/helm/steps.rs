//! The way to a value, as it is shown: `domains.hosts[0]`.

use std::fmt::Write;

use jsonschema::paths::{Location, LocationSegment};

use super::tree::Step;
use crate::model::key_path::KeyPath;

/// The steps of a location within a document.
pub(super) fn steps_of(location: &Location) -> Vec<Step> {
    let step = |segment: LocationSegment<'_>| match segment {
        LocationSegment::Property(key) => Step::Key(key.into_owned()),
        LocationSegment::Index(index) => Step::Index(index),
    };
    location.iter().map(step).collect()
}

/// The steps as text; empty for the whole document.
pub(super) fn shown(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Key(key) => {
                text.extend((!text.is_empty()).then_some('.'));
                text += &KeyPath::single(key).to_string();
            }
            Step::Index(index) => {
                let _ = write!(text, "[{index}]");
            }
        }
    }
    text
}

/// The steps as a key path, if they lead through mappings only.
pub(super) fn key_path(steps: &[Step]) -> Option<KeyPath> {
    let key = |step: &Step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    };
    KeyPath::from_keys(steps.iter().map(key).collect::<Option<Vec<_>>>()?)
}
