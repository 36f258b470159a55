//! The path of keys that leads to a value: `global."my.key".release`.

use std::fmt;
use std::str::FromStr;

/// A path of mapping keys, at least one long.
///
/// In text, dots nest and double quotes hold a key that has dots, spaces or quotes of its own;
/// within them `\"` is a quote and `\\` a backslash: `global."my.key".release`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyPath(Vec<String>);

/// Why a text is no key path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault} at column {column} of the key path")]
pub struct KeyPathError {
    /// The column of the fault in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub fault: KeyPathFault,
}

/// What can be wrong in the text of a key path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyPathFault {
    /// Two dots, or a dot at an end, or nothing at all.
    #[error("a key is missing")]
    MissingKey,
    /// A double quote within a bare key, or text after a closing quote.
    #[error("a quoted key must stand alone between dots")]
    StrayQuote,
    /// A backslash outside quotes.
    #[error("a backslash needs double quotes around its key")]
    BareBackslash,
    /// Anything but `\"` and `\\` within quotes.
    #[error("only \\\" and \\\\ are escapes")]
    UnknownEscape,
    /// No closing quote.
    #[error("the closing double quote is missing")]
    Unclosed,
}

impl KeyPath {
    /// The path of these keys, taken as they are; `None` if there is none.
    pub fn from_keys<K: Into<String>>(keys: impl IntoIterator<Item = K>) -> Option<Self> {
        let keys: Vec<String> = keys.into_iter().map(Into::into).collect();
        (!keys.is_empty()).then_some(Self(keys))
    }

    /// The path of one key, taken as it is.
    #[must_use]
    pub fn single(key: &str) -> Self {
        Self(vec![key.to_owned()])
    }

    /// The keys from the outermost in, without quotes and escapes.
    #[must_use]
    pub fn keys(&self) -> &[String] {
        &self.0
    }
}

impl FromStr for KeyPath {
    type Err = KeyPathError;

    fn from_str(text: &str) -> Result<Self, KeyPathError> {
        let mut reader = Reader { rest: text, column: 1 };
        let mut keys = vec![reader.key()?];
        while reader.take('.') {
            keys.push(reader.key()?);
        }
        match reader.rest.chars().next() {
            None => Ok(Self(keys)),
            Some(_) => Err(reader.fault(KeyPathFault::StrayQuote)),
        }
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str(".")?;
            }
            write_key(formatter, key)?;
        }
        Ok(())
    }
}

fn write_key(formatter: &mut fmt::Formatter<'_>, key: &str) -> fmt::Result {
    let special = |char: char| matches!(char, '.' | '"' | '\\') || char.is_whitespace() || char.is_control();
    if key.is_empty() || key.contains(special) {
        write!(formatter, "\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        formatter.write_str(key)
    }
}

struct Reader<'t> {
    rest: &'t str,
    column: usize,
}

impl Reader<'_> {
    fn key(&mut self) -> Result<String, KeyPathError> {
        if self.take('"') { self.quoted() } else { self.bare() }
    }

    fn bare(&mut self) -> Result<String, KeyPathError> {
        let mut key = String::new();
        while let Some(char) = self.rest.chars().next().filter(|char| *char != '.') {
            match char {
                '"' => return Err(self.fault(KeyPathFault::StrayQuote)),
                '\\' => return Err(self.fault(KeyPathFault::BareBackslash)),
                _ => key.extend(self.next()),
            }
        }
        if key.is_empty() { Err(self.fault(KeyPathFault::MissingKey)) } else { Ok(key) }
    }

    fn quoted(&mut self) -> Result<String, KeyPathError> {
        let mut key = String::new();
        loop {
            match self.next() {
                Some('"') => return Ok(key),
                Some('\\') if self.rest.starts_with(['"', '\\']) => key.extend(self.next()),
                Some('\\') => return Err(self.fault(KeyPathFault::UnknownEscape)),
                Some(char) => key.push(char),
                None => return Err(self.fault(KeyPathFault::Unclosed)),
            }
        }
    }

    fn take(&mut self, wanted: char) -> bool {
        self.rest.starts_with(wanted) && self.next().is_some()
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let char = chars.next()?;
        self.rest = chars.as_str();
        self.column += 1;
        Some(char)
    }

    fn fault(&self, fault: KeyPathFault) -> KeyPathError {
        KeyPathError { column: self.column, fault }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        text.parse::<KeyPath>().unwrap().keys().to_vec()
    }

    fn fault(text: &str) -> (usize, KeyPathFault) {
        let error = text.parse::<KeyPath>().unwrap_err();
        (error.column, error.fault)
    }

    #[test]
    fn dots_nest_and_quotes_escape() {
        assert_eq!(keys("deployedRelease"), ["deployedRelease"]);
        assert_eq!(keys(r#"global."my.key".release"#), ["global", "my.key", "release"]);
        assert_eq!(keys(r#""a\"b\\c".d"#), [r#"a"b\c"#, "d"]);
        assert_eq!(keys(r#""""#), [""]);
        assert_eq!(keys("ünï code.x"), ["ünï code", "x"]);
    }

    #[test]
    fn faults_have_a_column() {
        assert_eq!(fault(""), (1, KeyPathFault::MissingKey));
        assert_eq!(fault("a..b"), (3, KeyPathFault::MissingKey));
        assert_eq!(fault("a."), (3, KeyPathFault::MissingKey));
        assert_eq!(fault("ü\"b\""), (2, KeyPathFault::StrayQuote));
        assert_eq!(fault("\"a\"b"), (4, KeyPathFault::StrayQuote));
        assert_eq!(fault("a\\.b"), (2, KeyPathFault::BareBackslash));
        assert_eq!(fault("\"a\\n\""), (4, KeyPathFault::UnknownEscape));
        assert_eq!(fault("\"a"), (3, KeyPathFault::Unclosed));
    }

    #[test]
    fn display_is_read_back() {
        for all in [vec!["a", "b.c"], vec![""], vec!["a\"b", "c\\d"], vec!["a b", "ü", "\n"]] {
            let path = KeyPath::from_keys(all).unwrap();
            assert_eq!(path.to_string().parse(), Ok(path));
        }
        assert_eq!(KeyPath::from_keys(["a", "b.c"]).unwrap().to_string(), r#"a."b.c""#);
        assert_eq!(KeyPath::from_keys(Vec::<String>::new()), None);
    }
}
