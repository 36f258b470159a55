//! A value of the file with its place.

use std::ops::Range;

use serde::de::{Deserialize, Deserializer};
use serde_spanned::Spanned;

/// A place in the file, in bytes.
pub(in crate::model::policy) type Span = Range<usize>;

/// What stands at a key. A value of the wrong type is kept as such instead of ending the reading, so that all faults
/// of a file are told at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::model::policy) enum Field<T> {
    /// The key isn't there.
    #[default]
    Absent,
    /// Something that isn't a `T`.
    Wrong(Span),
    /// A value.
    Given(Span, T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Spanned::<Attempt<T>>::deserialize(deserializer)?;
        let span = read.span();
        Ok(match read.into_inner().0 {
            Some(value) => Self::Given(span, value),
            None => Self::Wrong(span),
        })
    }
}

/// A value, or none where it has the wrong type. Each value of a TOML document deserializes on its own, so a failed
/// one leaves the rest of its table readable.
struct Attempt<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Attempt<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(T::deserialize(deserializer).ok()))
    }
}

/// A key that users choose, with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::model::policy) struct Key(Spanned<String>);

impl Key {
    /// The key's text, unquoted.
    pub(in crate::model::policy) fn text(&self) -> &str {
        self.0.get_ref()
    }

    /// Its place.
    pub(in crate::model::policy) fn span(&self) -> Span {
        self.0.span()
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Self)
    }
}
