//! Reads the edited text and compares it with what it must say.

use serde_json::{Map, Value};

use super::super::read::{byte_order_mark, read};
use super::super::types::Policy;
use super::error::EditError;
use crate::model::release::Release;

/// What a text says before the edit.
#[derive(Debug)]
pub(super) struct Before {
    /// As a policy.
    pub(super) policy: Policy,
    /// As TOML: keys that we don't know count, too.
    data: Map<String, Value>,
}

/// What the edit adds.
#[derive(Debug)]
pub(super) enum Added<'a> {
    /// The last freeze.
    Freeze,
    /// This release's rejection.
    Rejection(&'a Release),
}

impl Before {
    /// That of this text.
    pub(super) fn of(text: &str) -> Result<Self, EditError> {
        let (policy, _) = read(text).map_err(EditError::Faulty)?;
        let data = toml_edit::de::from_str(byte_order_mark(text).1).map_err(|_| EditError::Unproven)?;
        Ok(Self { policy, data })
    }

    /// Gives the edited text if it reads as `expected`, and but for what was added says what it said before.
    pub(super) fn proven(&self, edited: String, expected: &Policy, added: &Added<'_>) -> Result<String, EditError> {
        let after = Self::of(&edited).map_err(|_| EditError::Unproven)?;
        let same = after.policy == *expected && without(after.data, added) == full(self.data.clone());
        if same { Ok(edited) } else { Err(EditError::Unproven) }
    }
}

fn without(mut data: Map<String, Value>, added: &Added<'_>) -> Map<String, Value> {
    match added {
        Added::Freeze => {
            data.get_mut("freezes").and_then(Value::as_array_mut).and_then(Vec::pop);
        }
        Added::Rejection(release) => {
            let rejected = data.get_mut("rejected").and_then(Value::as_object_mut);
            rejected.and_then(|rejected| rejected.remove(&release.to_string()));
        }
    }
    full(data)
}

/// The data without empty lists: one that is empty says what none says.
fn full(data: Map<String, Value>) -> Map<String, Value> {
    let is_empty =
        |value: &Value| value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty);
    data.into_iter().filter(|(_, value)| !is_empty(value)).collect()
}
