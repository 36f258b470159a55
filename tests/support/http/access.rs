//! Who may come in: basic authentication.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A user with a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The user.
    pub user: String,
    /// The password.
    pub password: String,
}

impl Account {
    /// Whose an `Authorization` header is, where it is basic.
    pub fn of(authorization: Option<&str>) -> Option<Self> {
        let encoded = authorization?.strip_prefix("Basic ")?;
        let decoded = String::from_utf8(decode(encoded.trim())?).ok()?;
        let (user, password) = decoded.split_once(':')?;
        Some(Self { user: user.to_owned(), password: password.to_owned() })
    }

    /// Whether an `Authorization` header is this account's.
    pub fn opens(&self, authorization: Option<&str>) -> bool {
        Self::of(authorization).as_ref() == Some(self)
    }
}

/// Base64's bytes.
fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut bits = 0_u32;
    for (at, letter) in text.trim_end_matches('=').bytes().enumerate() {
        let value = ALPHABET.iter().position(|known| *known == letter)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        // Each letter after the first of four completes a byte.
        match at % 4 {
            0 => {}
            place => bytes.push(u8::try_from(bits >> (6 - 2 * place) & 0xff).ok()?),
        }
    }
    Some(bytes)
}
