//! placeholder; owned by the yaml branch

/// A key path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPath(Vec<String>);
impl KeyPath {
    /// One key.
    #[must_use]
    pub fn single(key: &str) -> Self {
        Self(vec![key.to_owned()])
    }
}
