//! Text that somebody wrote into a merge request, when we write it once more.

/// The same text with a space before each slash that starts a line.
///
/// GitLab runs quick actions for whoever writes a description. What it left alone before, in a code block or in front
/// matter (`---` on the first line), may be none any more with other text before it, and would run with our rights.
#[must_use]
pub fn inert(text: &str) -> String {
    let mut inert = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim_start_matches('\r').starts_with('/') {
            inert.push(' ');
        }
        inert.push_str(line);
    }
    inert
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn slashes_that_start_a_line() {
        for (text, expected) in [
            ("", ""),
            ("a/b\n", "a/b\n"),
            ("/merge", " /merge"),
            ("a\r\n/merge\r\n\r/approve\n /close", "a\r\n /merge\r\n \r/approve\n /close"),
            ("---\n/merge\n---\n", "---\n /merge\n---\n"),
        ] {
            assert_eq!(inert(text), expected);
            assert_eq!(inert(expected), expected);
        }
    }
}
