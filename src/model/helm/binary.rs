//! Base64 as `!!binary` holds it (RFC 4648, section 4).

/// The bytes that `text` stands for, as text: each byte that is no UTF-8 becomes U+FFFD, as Go's JSON writes it.
/// `None` if it is no base64.
pub(super) fn decoded(text: &str) -> Option<String> {
    let symbols: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    symbols.len().is_multiple_of(4).then_some(())?;
    let mut bytes = Vec::with_capacity(symbols.len() / 4 * 3);
    let mut groups = symbols.chunks(4).peekable();
    while let Some(group) = groups.next() {
        let padding = group.iter().rev().take_while(|symbol| **symbol == b'=').count();
        (padding == 0 || padding < 3 && groups.peek().is_none()).then_some(())?;
        let digits = group.iter().take(4 - padding).map(|symbol| digit(*symbol)).collect::<Option<Vec<u32>>>()?;
        let bits = (0..4).fold(0, |bits, at| bits << 6 | digits.get(at).copied().unwrap_or_default());
        bytes.extend(bits.to_be_bytes().into_iter().skip(1).take(3 - padding));
    }
    Some(lossy(&bytes))
}

fn digit(symbol: u8) -> Option<u32> {
    let symbol = u32::from(symbol);
    Some(match u8::try_from(symbol).ok()? {
        b'A'..=b'Z' => symbol - 65,
        b'a'..=b'z' => symbol - 97 + 26,
        b'0'..=b'9' => symbol - 48 + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

fn lossy(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_base64() {
        for (text, bytes) in [("", ""), ("aA==", "h"), ("aGU=", "he"), ("aGVsbG8=", "hello"), ("aGVs\nbG8h", "hello!")]
        {
            assert_eq!(decoded(text).as_deref(), Some(bytes), "{text}");
        }
        assert_eq!(decoded("gIGC4oI=").as_deref(), Some("\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}"));
    }

    #[test]
    fn refuses_what_is_none() {
        for text in ["a", "aGU", "a===", "aG=U", "aA==aA==", "aGVs bG8=", "_w==", "é==="] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
