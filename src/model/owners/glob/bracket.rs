//! One of several characters: `[a-z]`, `[!a-z]`, `[^a-z]`.

/// A bracket expression. `]` closes it wherever it stands, a backslash escapes, and there are no named classes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bracket {
    negated: bool,
    ranges: Vec<(char, char)>,
}

impl Bracket {
    /// Reads what stands behind `[`, and gives the text behind `]`; `None` where nothing closes it.
    pub(super) fn read(text: &str) -> Option<(Self, &str)> {
        let inner = text.strip_prefix(['!', '^']);
        let (negated, mut rest) = (inner.is_some(), inner.unwrap_or(text));
        let mut ranges = Vec::new();
        loop {
            if let Some(behind) = rest.strip_prefix(']') {
                return Some((Self { negated, ranges }, behind));
            }
            let (from, after) = member(rest)?;
            let upper = after.strip_prefix('-').filter(|upper| !upper.starts_with(']'));
            let to;
            (to, rest) = upper.map_or(Some((from, after)), member)?;
            ranges.push((from, to));
        }
    }

    /// Whether it takes this character. Both ends of a range count, also where they stand the wrong way round.
    pub(super) fn takes(&self, character: char) -> bool {
        let inside =
            |(from, to): &(char, char)| (*from..=*to).contains(&character) || character == *from || character == *to;
        self.ranges.iter().any(inside) != self.negated
    }

    /// Whether it takes no character at all: `[]`.
    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty() && !self.negated
    }
}

/// One character, escaped or not, and what stands behind it.
fn member(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let member = if first == '\\' { characters.next()? } else { first };
    Some((member, characters.as_str()))
}
