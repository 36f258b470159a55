//! Object names.

use std::fmt;
use std::str::FromStr;

/// The name of a Git object: 20 bytes with SHA-1, 32 with SHA-256
/// ([hash-function-transition](https://git-scm.com/docs/hash-function-transition)).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Oid {
    bytes: [u8; 32],
    length: u8,
}

/// A text or byte string that names no object.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the name of a Git object")]
pub struct OidError(String);

impl Oid {
    /// The object that these raw bytes name.
    ///
    /// # Errors
    /// Where there are neither 20 nor 32 bytes.
    pub fn from_bytes(raw: &[u8]) -> Result<Self, OidError> {
        let mut bytes = [0; 32];
        let room = bytes.get_mut(..raw.len());
        match room {
            Some(room) if matches!(raw.len(), 20 | 32) => room.copy_from_slice(raw),
            _ => return Err(OidError(format!("{raw:?}"))),
        }
        let length = u8::try_from(raw.len()).unwrap_or_default();
        Ok(Self { bytes, length })
    }

    /// The raw bytes, as they stand in a tree object.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// The first ten hexadecimal digits, for people.
    #[must_use]
    pub fn short(&self) -> String {
        self.to_string().chars().take(10).collect()
    }
}

impl FromStr for Oid {
    type Err = OidError;

    fn from_str(hex: &str) -> Result<Self, OidError> {
        let wrong = || OidError(hex.to_owned());
        let digits: Option<Vec<u8>> = hex.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
        let digits = digits.ok_or_else(wrong)?;
        let raw: Vec<u8> = digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect();
        if digits.len() == raw.len() * 2 { Self::from_bytes(&raw).map_err(|_| wrong()) } else { Err(wrong()) }
    }
}

impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
