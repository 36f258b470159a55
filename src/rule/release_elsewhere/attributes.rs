//! Attributes by which git checks out other bytes than the repository holds
//! ([gitattributes](https://git-scm.com/docs/gitattributes)).

use super::ID;
use crate::model::diagnostic::Diagnostic;
use crate::model::excerpt::Excerpt;
use crate::model::position::Position;

/// What changes bytes beyond line ends.
const CHANGING: [&str; 3] = ["working-tree-encoding", "filter", "ident"];

/// The endings of files in which a release can stand.
const TELLING: [&str; 4] = ["yaml", "yml", "json", "tpl"];

/// Judges a `.gitattributes`: the first line by which values files or manifests could read otherwise where they are
/// checked out.
#[must_use]
pub fn inspect_attributes(path: &str, text: &[u8]) -> Option<Diagnostic> {
    let mut offset = 0;
    for line in text.split(|byte| *byte == b'\n') {
        let shown = String::from_utf8_lossy(line);
        if changes(&shown) {
            let place = Excerpt::of(path, text, Position::of(text, offset), shown.trim_end().chars().count());
            let found = Diagnostic::error(ID, path, "git would check out other bytes than the repository holds");
            return Some(found.about(shown.trim()).at(place).help("leave the attribute to files of other kinds"));
        }
        offset += line.len() + 1;
    }
    None
}

fn changes(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let Some(pattern) = words.next().filter(|word| !word.starts_with('#')) else { return false };
    let ending = pattern.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    // `*.png` is for pictures; `*` and `values-*` may be for anything.
    let may_tell = ending.is_none_or(|ending| {
        let ending = ending.trim_matches('"').to_lowercase();
        TELLING.contains(&ending.as_str()) || ending.contains(['*', '?', '['])
    });
    let set = |word: &str| CHANGING.contains(&word.split('=').next().unwrap_or_default());
    may_tell && words.any(set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_bytes_of_files_that_tell() {
        let bad = ["* filter=x", "app-of-apps/** ident", "a.yaml text working-tree-encoding=UTF-16", "*.y* filter=lfs"];
        let good = ["*.png filter=lfs", "# * ident", "*.yaml text eol=lf -filter", "", "*.bin filter=lfs diff"];
        assert!(bad.iter().all(|line| inspect_attributes(".gitattributes", line.as_bytes()).is_some()));
        assert!(good.iter().all(|line| inspect_attributes(".gitattributes", line.as_bytes()).is_none()));
    }
}
