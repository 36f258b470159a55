//! Finds the key that was perhaps meant.

/// So that a text with very many keys doesn't make an error slow.
const MOST_KEYS: usize = 10_000;
const LONGEST: usize = 100;

/// The key that was perhaps meant: at most a third of its characters differ.
pub(in crate::model) fn nearest<'k>(wanted: &str, keys: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let limit = wanted.chars().count().div_ceil(3);
    let rated = keys.take(MOST_KEYS).filter_map(|key| distance(wanted, key, limit).map(|distance| (distance, key)));
    rated.min_by_key(|(distance, _)| *distance).map(|(_, key)| key)
}

/// How many characters to insert, remove or replace, letter case aside; `None` above `limit`.
fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (lower(one), lower(other));
    if one.len().abs_diff(other.len()) > limit || one.len() > LONGEST {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, char) in one.iter().enumerate() {
        row = next_row(&row, line, |column| other.get(column) == Some(char));
    }
    row.last().copied().filter(|distance| *distance <= limit)
}

fn next_row(row: &[usize], line: usize, same: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut next = vec![line + 1];
    for (column, pair) in row.windows(2).enumerate() {
        if let ([diagonal, above], Some(left)) = (pair, next.last()) {
            let replaced = diagonal + usize::from(!same(column));
            next.push(replaced.min(above + 1).min(left + 1));
        }
    }
    next
}

fn lower(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_differs_little() {
        let keys = ["image", "deployedRelaese", "deployed_release", "release"];
        assert_eq!(nearest("deployedRelease", keys.into_iter()), Some("deployed_release"));
        assert_eq!(nearest("DEPLOYEDRELAESE", keys.into_iter()), Some("deployedRelaese"));
        assert_eq!(nearest("imag", keys.into_iter()), Some("image"));
        assert_eq!(nearest("x", keys.into_iter()), None);
        assert_eq!(nearest("", keys.into_iter()), None);
    }
}
