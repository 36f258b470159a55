//! Why a pattern matches something else than it seems to.

use super::glob::Glob;

/// What is odd about a pattern.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Oddity {
    /// What, as the end of a sentence that starts with the pattern.
    pub what: String,
    /// What to write.
    pub help: &'static str,
}

/// The first reason why a pattern, as written and as read, can't mean what it says.
pub(super) fn oddity(written: &str, glob: Option<&Glob>) -> Option<Oddity> {
    let odd = |what: String, help| Some(Oddity { what, help });
    let Some(glob) = glob else {
        return odd(
            "can never match: its bracket isn't closed or holds nothing".to_owned(),
            "write `\\[` for a bracket in a file's name",
        );
    };
    if let Some(escaped) = idle_escape(written) {
        return match escaped.chars().next() {
            None => odd("ends with a backslash, which GitLab ignores".to_owned(), "take the backslash away"),
            Some(letter) => {
                let what = format!("has a backslash, which only makes `{letter}` a plain `{letter}`");
                odd(what, "put `/` between folders")
            }
        };
    }
    let name = glob.impossible_name()?;
    let name = if name.is_empty() { "an empty name".to_owned() } else { format!("the name `{name}`") };
    odd(format!("can never match: no path has {name} in it"), "write the path from the top, `/folder/file`")
}

/// What stands behind the first backslash that escapes nothing: nothing at all, or a letter or digit.
fn idle_escape(written: &str) -> Option<&str> {
    let mut characters = written.chars();
    while characters.by_ref().any(|character| character == '\\') {
        let behind = characters.as_str();
        if characters.next().is_none_or(char::is_alphanumeric) {
            return Some(behind);
        }
    }
    None
}
