//! The chart's own `values.yaml`.

use std::sync::{Mutex, PoisonError};

use serde_json::{Map, Value};

use super::document::values;
use super::overlay::{lay, lift};
use super::refused::refused;
use crate::model::diagnostic::Diagnostic;
use crate::model::yaml::{read, text_of};

/// What the chart says where an environment says nothing.
#[derive(Debug)]
pub struct Defaults {
    pub(super) path: String,
    pub(super) text: Vec<u8>,
    pub(super) values: Map<String, Value>,
    /// Copies that files were laid over and that serve again: copying takes longer than judging.
    spare: Mutex<Vec<Value>>,
}

impl Defaults {
    /// Reads the chart's `values.yaml`; `path` is its path from the top of the repository.
    ///
    /// # Errors
    ///
    /// What makes it no values file to Helm. A text that is no YAML at all is an empty list: the rule
    /// `values-syntax` tells that.
    pub fn read(path: &str, text: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        let bytes = text.to_vec();
        let text = text_of(text).map_err(|_| Vec::new())?;
        let events = read(text).map_err(|_| Vec::new())?;
        let values = values(text, &events).map_err(|refusal| vec![refused((path, text, &events), &refusal)])?;
        Ok(Self { path: path.to_owned(), text: bytes, values, spare: Mutex::default() })
    }

    /// Asks something of `own` laid over these values.
    pub(super) fn under<T>(&self, own: Map<String, Value>, ask: impl FnOnce(&Value) -> T) -> T {
        let spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut merged = spare.unwrap_or_else(|| Value::Object(self.values.clone()));
        let changed = merged.as_object_mut().map(|merged| lay(merged, own)).unwrap_or_default();
        let answer = ask(&merged);
        if let Some(merged) = merged.as_object_mut() {
            lift(merged, changed);
        }
        self.spare.lock().unwrap_or_else(PoisonError::into_inner).push(merged);
        answer
    }
}
