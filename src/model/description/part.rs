//! Our part of a description: from the line of one marker to the line of the other.

/// The line before our part. GitLab shows no HTML comments.
pub const BEGIN: &str = "<!-- git-eurodat -->";

/// The line behind our part.
pub const END: &str = "<!-- /git-eurodat -->";

/// The line that begins the notes of a release, in our part.
pub const NOTES: &str = "<details>";

/// The line that ends them.
pub const NOTES_END: &str = "</details>";

/// A description with our part in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'t> {
    /// What people wrote before it.
    pub before: &'t str,
    /// Our part with its markers.
    pub ours: &'t str,
    /// What people wrote behind it, a template among that.
    pub after: &'t str,
}

/// The parts; none where a marker is missing, stands twice, or they stand the wrong way round: people rewrote it.
#[must_use]
pub fn parts(description: &str) -> Option<Parts<'_>> {
    let (begin, first_end) = only(description, BEGIN)?;
    let (_, end) = only(description, END).filter(|(end, _)| *end >= first_end)?;
    let (before, rest) = description.split_at_checked(begin)?;
    let (ours, after) = rest.split_at_checked(end.checked_sub(begin)?)?;
    Some(Parts { before, ours, after })
}

/// Whether a line is one of our markers. Text from elsewhere never is a whole line.
#[must_use]
pub fn is_marker(line: &str) -> bool {
    matches!(line.trim(), BEGIN | END)
}

/// Where the only line of a marker begins and ends.
fn only(text: &str, marker: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    let mut found = None;
    for line in text.split_inclusive('\n') {
        if line.trim() == marker {
            if found.is_some() {
                return None;
            }
            found = Some((at, at + line.len()));
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_each_in_order() {
        let whole = format!("a\n{BEGIN}\r\nb\n{END}\nc");
        let (before, after) = ("a\n", "c");
        let ours = format!("{BEGIN}\r\nb\n{END}\n");
        assert_eq!(parts(&whole), Some(Parts { before, ours: &ours, after }));
        let bare = format!("{BEGIN}\n{END}");
        assert_eq!(parts(&bare), Some(Parts { before: "", ours: &bare, after: "" }));
    }

    #[test]
    fn anything_else_is_theirs() {
        for text in [
            String::new(),
            BEGIN.to_owned(),
            END.to_owned(),
            format!("{END}\n{BEGIN}\n"),
            format!("{BEGIN}\n{END}\n{END}\n"),
            format!("{BEGIN}\n{BEGIN}\n{END}\n"),
            format!("> {BEGIN}\n{END}\n"),
            format!("{BEGIN} {END}"),
        ] {
            assert_eq!(parts(&text), None, "{text}");
        }
    }
}
