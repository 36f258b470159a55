//! From the pattern as it is written to the one that is matched.

/// What GitLab makes of a pattern before it matches paths with it: `\#` and escaped spaces are taken literally, a
/// pattern without a slash at the start fits at any depth, and one with a slash at the end takes everything below.
///
/// The slash at the start of every path and pattern is left out.
///
/// <https://docs.gitlab.com/user/project/codeowners/reference/#path-matching>
pub(super) fn normal(pattern: &str) -> String {
    if pattern == "*" {
        return "**/*".to_owned();
    }
    let literal = if pattern.starts_with("\\#") { pattern.strip_prefix('\\').unwrap_or(pattern) } else { pattern };
    let spaced = unescaped_spaces(literal);
    let anchored = spaced.strip_prefix('/').map_or_else(|| format!("**/{spaced}"), str::to_owned);
    if spaced.ends_with('/') || spaced.is_empty() { anchored + "**/*" } else { anchored }
}

/// A backslash and the blank behind it become one space.
fn unescaped_spaces(text: &str) -> String {
    let mut characters = text.chars().peekable();
    let mut spaced = String::with_capacity(text.len());
    while let Some(character) = characters.next() {
        let is_space = character == '\\' && characters.next_if(|next| is_blank(*next)).is_some();
        spaced.push(if is_space { ' ' } else { character });
    }
    spaced
}

/// The pattern that matches this path from the top of the repository and nothing else. A tab can't be written in one.
#[must_use]
pub fn pattern_of(path: &str) -> String {
    path.chars().fold("/".to_owned(), |mut pattern, character| {
        match character {
            // Two backslashes would escape a space behind them.
            '\\' => pattern.push_str("[\\\\]"),
            ' ' | '*' | '?' | '[' => pattern.extend(['\\', character]),
            other => pattern.push(other),
        }
        pattern
    })
}

/// Ruby's `\s`.
pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n' | '\u{b}' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn what_becomes_of_patterns() {
        for (written, matched) in [
            ("*", "**/*"),
            ("*.rb", "**/*.rb"),
            ("/*", "*"),
            ("/docs/", "docs/**/*"),
            ("docs/", "**/docs/**/*"),
            ("lib", "**/lib"),
            ("**/generated/", "**/**/generated/**/*"),
            ("\\#file.rb", "**/#file.rb"),
            ("/\\#file.rb", "\\#file.rb"),
            ("path\\ with\\ spaces/", "**/path with spaces/**/*"),
            ("a\\\tb", "**/a b"),
            ("a\\*", "**/a\\*"),
            ("/", "**/*"),
            ("", "**/**/*"),
        ] {
            assert_eq!(normal(written), matched, "{written}");
        }
    }
}
