//! A path as a relative URI.

/// The path with everything escaped that is not unreserved by
/// [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-2.3), but its slashes. The colon is escaped too: in a first
/// segment it would end a scheme.
#[must_use]
pub fn uri(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut uri, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.extend([b'%', digit(byte >> 4), digit(byte & 15)].map(char::from)),
        }
        uri
    })
}

fn digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'A' + value - 10 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_uri_holds() {
        assert_eq!(uri("app-of-apps/values-qa_1~.yaml"), "app-of-apps/values-qa_1~.yaml");
        assert_eq!(uri("c:a b%\n#?ü.yaml"), "c%3Aa%20b%25%0A%23%3F%C3%BC.yaml");
        assert_eq!(uri("日"), "%E6%97%A5");
    }
}
