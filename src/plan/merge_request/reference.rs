//! How one merge request names another.

use crate::model::description::code;
use crate::model::release::Release;

/// A merge request, or a branch that has none as far as is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// A merge request.
    Request {
        /// Its number in the project.
        iid: u64,
        /// Its page.
        url: String,
    },
    /// A branch.
    Branch(String),
}

/// What a promotion supersedes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// The merge request or branch.
    pub found: Reference,
    /// The release that it proposes.
    pub release: Release,
}

/// What stands before the release in a line that names what is superseded.
const LINE: &str = "- Supersedes release `";

impl Reference {
    /// It in Markdown. A URL comes from a server, so one with anything odd in it is no link.
    pub(super) fn markdown(&self) -> String {
        match self {
            Self::Request { iid, url } if is_plain_url(url) => format!("[!{iid}]({url})"),
            Self::Request { iid, .. } => format!("!{iid}"),
            Self::Branch(name) => code(name),
        }
    }

    fn read(text: &str) -> Option<Self> {
        if let Some(name) = text.strip_prefix('`') {
            return Some(Self::Branch(name.strip_suffix('`')?.to_owned()));
        }
        let (iid, url) = match text.strip_prefix('[') {
            Some(link) => link.strip_suffix(')')?.split_once("](")?,
            None => (text, ""),
        };
        Some(Self::Request { iid: iid.strip_prefix('!')?.parse().ok()?, url: url.to_owned() })
    }
}

impl Superseded {
    /// The line that says so.
    pub(super) fn line(&self) -> String {
        format!("{LINE}{}`: {}", self.release, self.found.markdown())
    }

    /// Reads such a line; only what this tool would write is one, whoever wrote it.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (release, found) = line.strip_prefix(LINE)?.split_once("`: ")?;
        let read = Self { found: Reference::read(found)?, release: release.parse().ok()? };
        (read.line() == line).then_some(read)
    }
}

/// Nothing in it ends the link or begins anything else.
fn is_plain_url(url: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '-' | '_' | '~' | '%');
    (url.starts_with("https://") || url.starts_with("http://")) && url.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://gitlab.example/a/iac/-/merge_requests/12";

    fn superseded(found: Reference) -> Superseded {
        Superseded { found, release: "1.4.9".parse().unwrap() }
    }

    #[test]
    fn what_is_written_is_read() {
        for (found, line) in [
            (Reference::Request { iid: 12, url: URL.to_owned() }, format!("[!12]({URL})")),
            (Reference::Request { iid: 12, url: String::new() }, "!12".to_owned()),
            (Reference::Branch("promote/qa/1.4.9".to_owned()), "`promote/qa/1.4.9`".to_owned()),
        ] {
            let superseded = superseded(found);
            assert_eq!(superseded.line(), format!("- Supersedes release `1.4.9`: {line}"));
            assert_eq!(Superseded::read(&superseded.line()), Some(superseded));
        }
    }

    #[test]
    fn what_others_wrote_is_not() {
        for line in [
            "- Supersedes release `1.4.9`: @all",
            "- Supersedes release `1.4.9`: [!12](javascript:alert)",
            "- Supersedes release `1.4.9`: [!12](https://a/b) @all",
            "- Supersedes release `1.4.9`: `a` @all `b`",
            "- Supersedes release `latest`: !12",
            "- Supersedes release `1.4.9`: !12 ",
        ] {
            assert_eq!(Superseded::read(line), None, "{line}");
        }
    }

    #[test]
    fn an_odd_url_is_no_link() {
        for url in ["https://a/)![x](https://b", "javascript:x", "https://a/ b", "https://a/`", "https://ä"] {
            let found = Reference::Request { iid: 3, url: url.to_owned() };
            assert_eq!(found.markdown(), "!3", "{url}");
        }
    }
}
