//! What a values file declares, for programs.

use serde_json::{Value, json};

use crate::model::fleet::Declared;

/// An object with one of `release`, `branch` and `error`.
#[must_use]
pub fn declared(declared: &Declared) -> Value {
    match declared {
        Declared::Release(release) => json!({ "release": release.to_string() }),
        Declared::Other(text) => json!({ "branch": text }),
        Declared::Unreadable(unreadable) => json!({ "error": unreadable.why }),
    }
}
