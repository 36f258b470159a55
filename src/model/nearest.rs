//! What someone may have meant by a word that isn't known.

/// "did you mean …?", where one of the words is near.
pub fn did_you_mean<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<String> {
    let near = words.into_iter().map(|known| (distance(word, known), known)).min()?;
    let (distance, known) = near;
    // One slip in three characters: more, and the word means something else.
    (distance <= known.chars().count().div_ceil(3)).then(|| format!("did you mean `{known}`?"))
}

/// How many characters must be added, taken or replaced; case and the kind of dash don't count.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().map(folded).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().map(folded).enumerate() {
        let (mut diagonal, mut left) = (line, line + 1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, known) in row.iter_mut().skip(1).zip(&other) {
            let replaced = diagonal + usize::from(letter != *known);
            diagonal = *cell;
            *cell = replaced.min(diagonal + 1).min(left + 1);
            left = *cell;
        }
    }
    row.last().copied().unwrap_or_default()
}

fn folded(letter: char) -> char {
    if letter == '_' { '-' } else { letter.to_ascii_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("gate", "gates"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("Tag_Prefix", "tag-prefix"), 0);
    }

    #[test]
    fn only_what_is_near() {
        let words = ["name", "gates", "approvals"];
        assert_eq!(did_you_mean("approval", words), Some("did you mean `approvals`?".to_owned()));
        assert_eq!(did_you_mean("colour", words), None);
        assert_eq!(did_you_mean("x", []), None);
    }
}
