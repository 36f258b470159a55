//! Bytes as the text that YAML readers agree on.

use super::error::YamlError;
use super::fault::Fault;
use crate::model::position::Position;

/// The bytes as text, if every YAML reader reads the same characters and lines in it.
///
/// Go's and libyaml's readers refuse characters outside YAML 1.1's printable set, and take NEL, LS
/// and PS for line breaks, which YAML 1.2 (5.4) doesn't: a key hidden behind one in a comment is a
/// key to Helm. Both are refused here.
///
/// # Errors
///
/// If the bytes are no UTF-8, or hold such a character.
pub fn text_of(bytes: &[u8]) -> Result<&str, YamlError> {
    if is_wide(bytes) {
        return Err(YamlError::at(Fault::Utf16, Position::of(bytes, 0)));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    // Without an early end, which would keep the compiler from looking at many bytes at once.
    if bytes.iter().fold(false, |any, byte| any | is_suspicious(*byte)) {
        return first_forbidden(text);
    }
    Ok(text)
}

/// UTF-16 or UTF-32, by its byte order mark or by the zero byte beside the first ASCII character
/// (YAML 1.2.2, 5.2).
fn is_wide(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..])
        || matches!(bytes, [0, second, ..] if *second != 0)
        || matches!(bytes, [first, 0, ..] if *first != 0)
        || matches!(bytes, [0, 0, 0, _, ..] | [0, 0, 0xFE, 0xFF, ..])
}

fn not_utf8(bytes: &[u8], offset: usize) -> YamlError {
    let byte = bytes.get(offset).copied().unwrap_or_default();
    YamlError::at(Fault::NotUtf8 { byte }, Position::of(bytes, offset))
}

fn is_suspicious(byte: u8) -> bool {
    (byte < b' ' && byte != b'\t' && byte != b'\n' && byte != b'\r') || byte > b'~'
}

fn first_forbidden(text: &str) -> Result<&str, YamlError> {
    let found = text.char_indices().find(|(offset, char)| match char {
        '\u{feff}' => *offset > 0,
        '\u{85}' | '\u{2028}' | '\u{2029}' => true,
        char => is_forbidden(*char),
    });
    let Some((offset, char)) = found else {
        return Ok(text);
    };
    let fault = match char {
        '\u{85}' | '\u{2028}' | '\u{2029}' => Fault::DisputedLineBreak(u32::from(char)),
        _ => Fault::ForbiddenCharacter(u32::from(char)),
    };
    Err(YamlError::at(fault, Position::of(text.as_bytes(), offset)))
}

/// Outside `c-printable` (YAML 1.1, 5.1; the same in 1.2).
pub(in crate::model) fn is_forbidden(char: char) -> bool {
    match char {
        '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' => false,
        char => char < '\u{10000}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> (String, String) {
        let error = text_of(bytes).unwrap_err();
        (error.positions().first().unwrap().to_string(), error.message())
    }

    #[test]
    fn takes_utf_8_with_and_without_a_mark() {
        assert!(text_of(b"a: 1\r\n\tb").is_ok());
        assert!(text_of("\u{feff}ünï: 😀".as_bytes()).is_ok());
        assert!(text_of(b"").is_ok());
    }

    #[test]
    fn names_what_is_not_utf_8() {
        assert_eq!(refusal(b"\xFF\xFEa\0").0, "1:1");
        assert!(refusal(b"a\0:\0").1.contains("UTF-16"));
        assert!(refusal(b"\0a\0:").1.contains("UTF-16"));
        assert_eq!(refusal(b"k: 1\na: \xE9"), ("2:4".to_owned(), "the byte 0xE9 is not UTF-8".to_owned()));
    }

    #[test]
    fn refuses_what_readers_dispute() {
        for (text, at) in [("a: 1\0", "1:5"), ("a: \u{7f}", "1:4"), ("a: 1 # \u{2028}b: 2", "1:8")] {
            assert_eq!(refusal(text.as_bytes()).0, at);
        }
        assert_eq!(refusal("a: 1\n\u{feff}b: 2".as_bytes()).0, "2:1");
        assert_eq!(refusal("a: \u{85}".as_bytes()).0, "1:4");
    }
}
