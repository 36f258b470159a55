//! Paths as they are shown.

/// A path as text: what isn't UTF-8 as U+FFFD.
#[must_use]
pub(super) fn shown(path: &[u8]) -> String {
    String::from_utf8_lossy(path).into_owned()
}
