//! Where a finding is, as machine formats say it.

use crate::model::diagnostic::Diagnostic;
use crate::model::excerpt::Excerpt;

/// Readers hold lines and columns in 32 bits.
const MOST: usize = i32::MAX as usize;

/// A place on one line: all numbers from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'d> {
    /// The file, from the top of the repository, without the commit that it was read from.
    pub path: &'d str,
    /// The line.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// The column behind the last.
    pub end: usize,
    /// The text of the line.
    pub text: &'d str,
}

/// The places of a finding, the most important first.
pub fn places(found: &Diagnostic) -> impl Iterator<Item = Place<'_>> {
    let commit = found.excerpts.first().and_then(|first| first.path.strip_suffix(found.path.as_str()));
    let commit = commit.filter(|commit| commit.ends_with(':')).unwrap_or_default();
    found.excerpts.iter().map(move |excerpt| place(excerpt, commit))
}

fn place<'d>(excerpt: &'d Excerpt, commit: &str) -> Place<'d> {
    let column = excerpt.position.column.clamp(1, MOST);
    Place {
        path: excerpt.path.strip_prefix(commit).unwrap_or(&excerpt.path),
        line: excerpt.position.line.clamp(1, MOST),
        column,
        end: column.saturating_add(excerpt.width.max(1)).min(MOST),
        text: &excerpt.line,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::at;
    use super::*;

    #[test]
    fn a_commit_is_no_part_of_the_path() {
        let found = Diagnostic::error("a", "values.yaml", "no").at(at("3f2c9a:values.yaml", "a: 1", (1, 4), 1)).at(at(
            "3f2c9a:b.yaml",
            "b: 1",
            (1, 4),
            1,
        ));
        assert_eq!(places(&found).map(|place| place.path).collect::<Vec<_>>(), ["values.yaml", "b.yaml"]);
        let found = Diagnostic::error("a", "a.yaml", "no").at(at("a.yaml", "", (1, 1), 1)).at(at("c:d", "", (1, 1), 1));
        assert_eq!(places(&found).map(|place| place.path).collect::<Vec<_>>(), ["a.yaml", "c:d"]);
    }

    #[test]
    fn numbers_are_such_as_readers_take() {
        let found = Diagnostic::error("a", "b", "no").at(at("b", "x", (0, 0), 0)).at(at("b", "x", (1, 2), usize::MAX));
        let numbers: Vec<_> = places(&found).map(|place| (place.line, place.column, place.end)).collect();
        assert_eq!(numbers, [(1, 1, 2), (1, 2, MOST)]);
    }
}
