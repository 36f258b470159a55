//! The line that starts a section.

use super::normal::is_blank;

/// A section's header as GitLab reads it: `^`, `[name]`, `[count]`, default owners; what follows is ignored.
///
/// <https://docs.gitlab.com/user/project/codeowners/reference/#section-headings-and-names>
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header<'l> {
    /// Whether it starts with `^`.
    pub is_optional: bool,
    /// What stands between the first brackets, as it stands.
    pub name: &'l str,
    /// The digits between the second brackets, with their offset in the line; they may be none.
    pub count: Option<(usize, &'l str)>,
    /// The header up to the end of its default owners.
    pub read: &'l str,
    /// The offset in the line at which default owners may stand.
    pub owners_from: usize,
}

impl<'l> Header<'l> {
    /// Reads a line; `None` where GitLab takes it for something else.
    pub(super) fn of(line: &'l str) -> Option<Self> {
        let bare = line.strip_prefix('^').unwrap_or(line);
        let (name, behind) = bare.strip_prefix('[')?.split_once(']')?;
        let count = behind
            .strip_prefix('[')
            .and_then(|inner| inner.split_once(']'))
            .filter(|(digits, _)| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let rest = count.map_or(behind, |(_, rest)| rest);
        let ignored = if rest.starts_with(is_blank) { rest.trim_start_matches(is_owners) } else { rest };
        Some(Self {
            is_optional: bare.len() < line.len(),
            name,
            count: count.map(|(digits, _)| (line.len() - behind.len() + 1, digits)),
            read: line.get(..line.len() - ignored.len()).unwrap_or_default(),
            owners_from: line.len() - rest.len(),
        })
    }

    /// Whether GitLab means to have a header, but finds none: a bracket that isn't closed.
    pub(super) fn is_broken(line: &str) -> bool {
        let bare = line.strip_prefix('^').unwrap_or(line);
        bare.len() > 1 && bare.starts_with('[') && !bare.contains(']')
    }
}

/// What default owners consist of; anything else ends them.
fn is_owners(character: char) -> bool {
    is_blank(character) || character.is_ascii_alphanumeric() || matches!(character, '@' | '_' | '.' | '-' | '/' | '+')
}

#[cfg(test)]
mod tests {
    use super::Header;

    /// Optional or not, name, count, and the default owners' text.
    fn read(line: &str) -> Option<(bool, &str, Option<&str>, &str)> {
        let header = Header::of(line)?;
        let owners = header.read.get(header.owners_from..).unwrap_or_default().trim();
        Some((header.is_optional, header.name, header.count.map(|(_, digits)| digits), owners))
    }

    #[test]
    fn headers() {
        for (line, header) in [
            ("[Doc]", (false, "Doc", None, "")),
            ("[ Two  Words ]", (false, " Two  Words ", None, "")),
            ("[]", (false, "", None, "")),
            ("^[Doc]", (true, "Doc", None, "")),
            ("[Doc][12]", (false, "Doc", Some("12"), "")),
            ("[Doc][]", (false, "Doc", Some(""), "")),
            ("^[Doc][1] @doc @gl/doc-1", (true, "Doc", Some("1"), "@doc @gl/doc-1")),
            ("[Doc] a+b@c.de @@owners", (false, "Doc", None, "a+b@c.de @@owners")),
            ("[Doc] @a # @b", (false, "Doc", None, "@a")),
            ("[Doc] @a, @b", (false, "Doc", None, "@a")),
            ("[Doc][x] @a", (false, "Doc", None, "")),
            ("[Doc] [2] @a", (false, "Doc", None, "")),
            ("[Dd]ocs/ @a", (false, "Dd", None, "")),
            ("[a[b] @a", (false, "a[b", None, "@a")),
        ] {
            assert_eq!(read(line), Some(header), "{line}");
        }
    }

    #[test]
    fn what_is_no_header() {
        for (line, is_broken) in [
            ("[Doc", true),
            ("^[Doc", true),
            ("[", false),
            ("^ [Doc]", false),
            ("Doc [Doc]", false),
            ("\\[Doc]", false),
        ] {
            assert_eq!((read(line), Header::is_broken(line)), (None, is_broken), "{line}");
        }
    }
}
