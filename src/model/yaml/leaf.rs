//! Every single value of a YAML text, with the keys that lead to it.

use super::error::YamlError;
use super::event::{Event, Kind};
use super::source::text_of;
use super::stream::read;
use crate::model::position::Position;

/// A single value, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The keys that lead to it, from the outermost in; items of sequences by their number from 0.
    pub keys: Vec<String>,
    /// The text of the value, without quotes and escapes.
    pub value: String,
    /// Where it starts.
    pub position: Position,
    /// How many characters it takes in the text.
    pub width: usize,
}

/// Every scalar value of every document of the text, in order. Aliases aren't followed: what they stand for is listed
/// at its anchor.
///
/// # Errors
/// If the text is no YAML.
pub fn leaves(text: &[u8]) -> Result<Vec<Leaf>, YamlError> {
    let text = text_of(text)?;
    let mut walker = Walker { text, open: Vec::new(), found: Vec::new() };
    for event in read(text)? {
        walker.visit(&event);
    }
    Ok(walker.found)
}

/// A collection that is open where the walk stands.
enum Open {
    /// A mapping, with the key whose value comes next.
    Mapping(Option<String>),
    /// A sequence, with the number of the item that comes next.
    Sequence(usize),
}

struct Walker<'t> {
    text: &'t str,
    open: Vec<Open>,
    found: Vec<Leaf>,
}

impl Walker<'_> {
    fn visit(&mut self, event: &Event<'_>) {
        match &event.kind {
            Kind::DocumentStart | Kind::DocumentEnd => {}
            Kind::MappingStart(_) => self.open.push(Open::Mapping(None)),
            Kind::SequenceStart(_) => self.open.push(Open::Sequence(0)),
            Kind::MappingEnd | Kind::SequenceEnd => {
                self.open.pop();
                self.node_ends("");
            }
            Kind::Scalar(value, _) => {
                let is_key = matches!(self.open.last(), Some(Open::Mapping(None)));
                if !is_key {
                    self.leaf(value, event);
                }
                self.node_ends(value);
            }
            Kind::Alias(_) => self.node_ends(""),
        }
    }

    fn leaf(&mut self, value: &str, event: &Event<'_>) {
        let keys = self.open.iter().map(|open| match open {
            Open::Mapping(key) => key.clone().unwrap_or_default(),
            Open::Sequence(number) => number.to_string(),
        });
        let width = self.text.get(event.span.clone()).map_or(1, |written| written.chars().count());
        let position = Position::of(self.text.as_bytes(), event.span.start);
        self.found.push(Leaf { keys: keys.collect(), value: value.to_owned(), position, width });
    }

    /// After a key comes its value, after a value a key; after an item the next.
    fn node_ends(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Open::Mapping(key)) => *key = if key.is_none() { Some(text.to_owned()) } else { None },
            Some(Open::Sequence(number)) => *number += 1,
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let leaves = leaves(text.as_bytes()).unwrap();
        leaves.iter().map(|leaf| format!("{}={}@{}", leaf.keys.join("."), leaf.value, leaf.position)).collect()
    }

    #[test]
    fn every_value_has_its_keys() {
        let text = "a:\n  - name: x\n    value: \"1\"\n  - [y, {z: 2}]\n? {k: v}\n: w\nb: *x\n";
        let text = text.replace("*x", "&x 3");
        let expected = ["a.0.name=x@2:11", "a.0.value=1@3:12", "a.1.0=y@4:6", "a.1.1.z=2@4:13"];
        assert_eq!(shown(&text)[..4], expected);
        assert!(shown(&text).contains(&"b=3@7:7".to_owned()));
        assert_eq!(shown("a: 1\n---\nb: 2\n"), ["a=1@1:4", "b=2@3:4"]);
        assert_eq!(shown(""), Vec::<String>::new());
    }
}
