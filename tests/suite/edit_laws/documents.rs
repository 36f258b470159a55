//! Awkward, valid YAML with one value whose bytes and meaning are known.

use git_eurodat::model::key_path::KeyPath;
use proptest::prelude::*;

use super::pieces::{BESIDE, BLOCKS, COMMENTS, HEADS, KEYS, TAILS, VALUES};

/// A YAML text in three parts.
#[derive(Debug, Clone)]
pub struct Document {
    pub before: String,
    /// The value as written; of a block scalar with its header, without its last line break.
    pub written: String,
    pub after: String,
    pub path: KeyPath,
    /// What the value says; `None` if it is null.
    pub value: Option<String>,
    /// Whether it says it as a string.
    pub is_string: bool,
}

impl Document {
    pub fn text(&self) -> String {
        [&*self.before, &self.written, &self.after].concat()
    }

    pub fn is_plain(&self) -> bool {
        !self.written.starts_with(['"', '\'', '|', '>'])
    }
}

/// Documents from simple to awkward; they shrink to simple ones.
pub fn documents() -> impl Strategy<Value = Document> {
    prop::collection::vec(any::<u8>(), 60).prop_map(|dice| Builder::new(dice).document())
}

struct Builder {
    dice: std::vec::IntoIter<u8>,
    names: usize,
    before: String,
    /// What closes the flow mappings.
    close: String,
    after: String,
    /// Of what stands in the innermost block mapping.
    indent: &'static str,
}

const SPACES: &str = "                    ";

/// A value as written, as read, and whether as a string.
type Value = (String, Option<String>, bool);

impl Builder {
    fn new(dice: Vec<u8>) -> Self {
        let (before, close, after) = (String::new(), String::new(), String::new());
        Self { dice: dice.into_iter(), names: 0, before, close, after, indent: "" }
    }

    fn document(mut self) -> Document {
        let depth = 1 + self.roll(3);
        let blocks = depth - self.roll(depth);
        let keys: Vec<(&str, &str)> = (0..depth).map(|_| self.pick(KEYS)).collect();
        let head = self.pick(HEADS);
        self.before.push_str(head);
        for (level, (key, _)) in keys.iter().take(blocks).enumerate() {
            self.start_line(level);
            self.block_level(key);
        }
        for (key, _) in keys.iter().skip(blocks) {
            self.flow_level(key);
        }
        let value = if blocks == depth { self.block_value() } else { self.value() };
        let path = KeyPath::from_keys(keys.iter().map(|(_, key)| *key));
        self.finish(path.unwrap_or_else(|| KeyPath::single("")), value)
    }

    fn finish(mut self, path: KeyPath, (written, value, is_string): Value) -> Document {
        let tail = self.pick(TAILS);
        let is_block = written.contains('\n');
        let comment = if is_block { "" } else { self.pick(COMMENTS) };
        // A block scalar that ends with the text says less (see `parser.rs`).
        let ends_here = !is_block && self.after.is_empty() && tail.is_empty() && self.roll(2) == 1;
        let line_end = if ends_here { "" } else { "\n" };
        let after = format!("{}{comment}{line_end}{}{tail}", self.close, self.after);
        let line_break = self.pick(&["\n", "\r\n"]);
        let [before, written, after] = [self.before, written, after].map(|text| text.replace('\n', line_break));
        Document { before, written, after, path, value, is_string }
    }

    /// Goes from the key of an outer mapping to the next line.
    fn start_line(&mut self, level: usize) {
        let behind = self.pick(&["\n", " # c\n", "\n\n", " &anchor\n"]);
        match level {
            0 => {}
            _ if behind.contains('&') && self.before.contains('&') => self.before.push('\n'),
            _ => self.before.push_str(behind),
        }
    }

    /// Siblings, and the key with its colon; the siblings after it go before those of outer levels.
    fn block_level(&mut self, key: &str) {
        let [before, after] = [self.siblings(), self.siblings()];
        let indent = self.indent;
        let written = if self.roll(8) == 7 { format!("{indent}? {key}\n{indent}:") } else { format!("{indent}{key}:") };
        self.before += &before;
        self.before += &written;
        self.after.insert_str(0, &after);
        // Each level one to four spaces deeper.
        let spaces = indent.len() + 1 + self.pick(&[1, 0, 3]);
        self.indent = SPACES.get(..spaces).unwrap_or(SPACES);
    }

    fn flow_level(&mut self, key: &str) {
        let open = self.pick(&["{", "{ ", "{x: 1, ", "{'y': [a, b], \"z\": {}, "]);
        let close = self.pick(&["}", " }"]);
        self.before += &[" ", open, key, ":"].concat();
        self.close.insert_str(0, close);
    }

    fn siblings(&mut self) -> String {
        let count = self.roll(3);
        (0..count).map(|_| self.sibling()).collect()
    }

    fn sibling(&mut self) -> String {
        self.names += 1;
        let text = self.pick(BESIDE).replace('N', &self.names.to_string());
        indented(&text, self.indent) + "\n"
    }

    fn block_value(&mut self) -> Value {
        if self.roll(4) < 3 {
            return self.value();
        }
        let (header, lines, value) = self.pick(BLOCKS);
        self.before.push(' ');
        (format!("{header}\n{}", indented(lines, self.indent)), Some(value.to_owned()), true)
    }

    fn value(&mut self) -> Value {
        let property = self.pick(&["", "", " &v", " !!str", " &v !!str"]);
        self.before.push_str(property);
        let is_tagged = property.contains('!');
        if self.roll(4) == 0 && !is_tagged {
            return self.null();
        }
        let (written, value, is_string) = self.pick(VALUES);
        self.before.push(' ');
        (written.to_owned(), Some(value.to_owned()), is_string || is_tagged)
    }

    fn null(&mut self) -> Value {
        let written = self.pick(&["", "~", "null"]);
        if !written.is_empty() {
            self.before.push(' ');
        }
        (written.to_owned(), None, false)
    }

    fn roll(&mut self, sides: usize) -> usize {
        usize::from(self.dice.next().unwrap_or_default()) % sides
    }

    fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        let at = self.roll(from.len());
        from.get(at).copied().unwrap_or_default()
    }
}

/// The lines with `indent` before each that isn't blank.
fn indented(lines: &str, indent: &str) -> String {
    let indented = |line: &str| if line.is_empty() { String::new() } else { [indent, line].concat() };
    lines.split('\n').map(indented).collect::<Vec<_>>().join("\n")
}
