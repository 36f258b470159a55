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
impl std::str::FromStr for KeyPath {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.split('.').any(str::is_empty) {
            return Err(format!("`{text}` has an empty key"));
        }
        Ok(Self(text.split('.').map(str::to_owned).collect()))
    }
}
