//! From bytes to text, each byte in its place.

use std::borrow::Cow;

/// The byte order mark.
pub(super) const MARK: &str = "\u{feff}";

/// The text, with `?` for every byte that is no UTF-8, and where the first such byte of each line stands.
pub(super) fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Vec<usize>) {
    if let Ok(text) = str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (mut text, mut odd) = (String::with_capacity(bytes.len()), Vec::new());
    let mut is_first = true;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        is_first |= chunk.valid().contains('\n');
        if is_first && !chunk.invalid().is_empty() {
            odd.push(text.len());
            is_first = false;
        }
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    (Cow::Owned(text), odd)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn every_byte_keeps_its_place() {
        let (text, odd) = decoded(b"a\xff\xfe\n\xc3\xa9\xe9 \xff\nb");
        assert_eq!(text, "a??\né? ?\nb");
        assert_eq!(odd, [1, 6]);
        assert!(decoded("é".as_bytes()).1.is_empty());
    }
}
