//! The bytes of an object, in whose memory they are.

use std::fmt;
use std::ops::Deref;

/// The bytes of an object.
pub enum Bytes<'o> {
    /// In libgit2's memory: trees of thousands of entries are not copied to be looked at.
    Library(git2::OdbObject<'o>),
    /// In ours.
    Own(Vec<u8>),
}

impl Bytes<'_> {
    /// As bytes of our own.
    #[must_use]
    pub fn into_vec(self) -> Vec<u8> {
        match self {
            Self::Library(object) => object.data().to_vec(),
            Self::Own(bytes) => bytes,
        }
    }
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Library(object) => object.data(),
            Self::Own(bytes) => bytes,
        }
    }
}

impl fmt::Debug for Bytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
