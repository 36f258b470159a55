//! Where something stands in a JSON text (RFC 8259) that is known to be valid.

use std::ops::Range;

use super::tree::Step;

/// What to look for at the end of the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The value.
    Value,
    /// The last step's key; the value where that is no key.
    Key,
}

/// The bytes of the value or key at the end of these steps.
pub(super) fn find(text: &str, steps: &[Step], part: Part) -> Option<Range<usize>> {
    let mut scanner = Scanner { text, at: 0 };
    scanner.skip_spaces();
    let mut key = None;
    for step in steps {
        key = match step {
            Step::Key(key) => Some(scanner.enter_mapping(key)?),
            Step::Index(index) => scanner.enter_sequence(*index).map(|()| None)?,
        };
    }
    let start = scanner.at;
    scanner.skip_value();
    Some(key.filter(|_| part == Part::Key).unwrap_or(start..scanner.at))
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    /// Goes to the value of `key`, and says where the key stands.
    fn enter_mapping(&mut self, key: &str) -> Option<Range<usize>> {
        self.take(b'{').then_some(())?;
        while self.peek()? == b'"' {
            let start = self.at;
            self.skip_value();
            let found = start..self.at;
            let written: String = serde_json::from_str(self.text.get(found.clone())?).ok()?;
            self.take(b':');
            if written == key {
                return Some(found);
            }
            self.skip_value();
            self.take(b',');
        }
        None
    }

    fn enter_sequence(&mut self, index: usize) -> Option<()> {
        self.take(b'[').then_some(())?;
        for _ in 0..index {
            (self.peek()? != b']').then_some(())?;
            self.skip_value();
            self.take(b',');
        }
        (self.peek()? != b']').then_some(())
    }

    /// Passes a value and nothing behind it.
    fn skip_value(&mut self) {
        self.skip_spaces();
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.skip_string(),
                b'{' | b'[' => depth += 1,
                b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => return,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 && matches!(byte, b'"' | b'}' | b']') {
                return;
            }
        }
    }

    /// Goes to the closing quote.
    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek().filter(|byte| *byte != b'"') {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Passes a mark with the spaces around it, if it is there.
    fn take(&mut self, mark: u8) -> bool {
        self.skip_spaces();
        let is_here = self.peek() == Some(mark);
        self.at += usize::from(is_here);
        self.skip_spaces();
        is_here
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, steps: &[Step], part: Part) -> Option<String> {
        find(text, steps, part).map(|range| text[range].to_owned())
    }

    #[test]
    fn finds_keys_and_values() {
        let text = r#" { "a\u0062" : [1, "]\"" ,{"x":{ } , "y" :	-1.5e3}], "z": null }"#;
        let key = |key: &str| Step::Key(key.to_owned());
        let y = [key("ab"), Step::Index(2), key("y")];
        assert_eq!(found(text, &y, Part::Value).as_deref(), Some("-1.5e3"));
        assert_eq!(found(text, &y, Part::Key).as_deref(), Some("\"y\""));
        assert_eq!(found(text, &[key("ab"), Step::Index(1)], Part::Key).as_deref(), Some(r#""]\"""#));
        assert_eq!(found(text, &[key("z")], Part::Value).as_deref(), Some("null"));
        assert_eq!(found(text, &[], Part::Value).as_deref(), Some(&text[1..]));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let text = r#"{"a": [1], "b": 2}"#;
        let key = |key: &str| Step::Key(key.to_owned());
        for steps in [vec![key("c")], vec![key("a"), Step::Index(1)], vec![key("b"), key("c")], vec![Step::Index(0)]] {
            assert_eq!(found(text, &steps, Part::Value), None, "{steps:?}");
        }
    }
}
