//! JSON that a terminal can show.

use std::fmt::Write;

use super::neutral::is_harmful;

/// The same JSON with those characters escaped that JSON lets stand in its strings and that terminals obey, such as C1
/// controls and marks that turn the direction of writing. A parser reads the same strings.
#[must_use]
pub fn tame(json: &str) -> String {
    let mut tame = String::with_capacity(json.len());
    let mut done = 0;
    for (at, char) in json.char_indices().filter(|(_, char)| *char >= '\x7f' && is_harmful(*char)) {
        tame.push_str(json.get(done..at).unwrap_or_default());
        for unit in char.encode_utf16(&mut [0; 2]) {
            let _ = write!(tame, "\\u{unit:04x}");
        }
        done = at + char.len_utf8();
    }
    tame + json.get(done..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parsers_read_the_same() {
        let text = "größe\u{9b}31m\u{202e}\u{7f}\u{e0041}\u{1f600}\n";
        let json = serde_json::to_string(text).unwrap();
        let tame = tame(&json);
        assert_eq!(tame, r#""größe\u009b31m\u202e\u007f\udb40\udc41😀\n""#);
        assert_eq!(serde_json::from_str::<String>(&tame).unwrap(), text);
    }
}
