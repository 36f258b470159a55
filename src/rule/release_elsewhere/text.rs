//! What values that stand outside values files say of the release.

use crate::model::key_path::KeyPath;
use crate::model::yaml::{Fault, Scalar, YamlError, scalar_at};

/// What values say of the release.
pub(super) enum Said {
    /// Nothing: the key isn't there.
    Nothing,
    /// It, or a mapping around it, is null.
    Null,
    /// A value.
    Value(Scalar),
    /// Something, but not in one clear place: through a merge or an alias, twice, or no single value.
    Unclear(YamlError),
    /// It can't be seen: another key stands twice, and what counts there may matter.
    Hidden(YamlError),
    /// The text can't be read.
    Unread(YamlError),
}

/// What `text` says at `key`.
pub(super) fn said(text: &[u8], key: &KeyPath) -> Said {
    match scalar_at(text, key) {
        Ok(scalar) if scalar.is_null => Said::Null,
        Ok(scalar) => Said::Value(scalar),
        Err(error) => refused(text, key, error),
    }
}

fn refused(text: &[u8], key: &KeyPath, error: YamlError) -> Said {
    match &error.kind {
        Fault::Missing { .. } => Said::Nothing,
        Fault::DuplicateKeys { keys } if keys.iter().any(|twice| key.keys().contains(twice)) => Said::Unclear(error),
        Fault::DuplicateKeys { .. } => Said::Hidden(error),
        Fault::ThroughScalar { .. } if is_null_around(text, key) => Said::Null,
        fault if fault.is_of_text() => Said::Unread(error),
        _ => Said::Unclear(error),
    }
}

fn is_null_around(text: &[u8], key: &KeyPath) -> bool {
    let around = (1..key.keys().len()).filter_map(|count| KeyPath::from_keys(key.keys().iter().take(count)));
    around.into_iter().any(|around| scalar_at(text, &around).is_ok_and(|scalar| scalar.is_null))
}
