//! A pattern of paths, read once and matched often.

use super::segment::Segment;

/// A pattern as Ruby's `File.fnmatch?(pattern, path, File::FNM_DOTMATCH | File::FNM_PATHNAME)` reads it: `*`, `?`,
/// `[a-z]` and backslashes within a name, `**/` for any number of folders, no braces.
///
/// <https://docs.ruby-lang.org/en/3.4/File.html#method-c-fnmatch>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    parts: Vec<Part>,
    start: String,
    end: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// `**/`
    Folders,
    Name(Segment),
}

impl Glob {
    /// Reads a pattern; `None` where it can match nothing, for a bracket that isn't closed or holds nothing.
    #[must_use]
    pub fn new(pattern: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = Some(pattern);
        while let Some(text) = rest {
            let behind = text.trim_start_matches("**/");
            if behind.len() < text.len() {
                parts.push(Part::Folders);
            }
            let (segment, next) = Segment::read(behind)?;
            parts.push(Part::Name(segment));
            rest = next;
        }
        Some(Self { start: start(&parts), end: end(&parts), parts })
    }

    /// Whether it matches the whole path, whose folders stand between slashes.
    ///
    /// Most patterns match few paths: the fixed text at the start and at the end says no without a walk.
    #[must_use]
    pub fn matches(&self, path: &str) -> bool {
        self.may_match(path.as_bytes()) && self.matches_names(path)
    }

    /// One byte at each end says no to nearly all; that is ten times as fast as comparing the texts at once.
    fn may_match(&self, path: &[u8]) -> bool {
        let (start, end) = (self.start.as_bytes(), self.end.as_bytes());
        let starts = start.is_empty() || start.first() == path.first() && path.starts_with(start);
        starts && (end.is_empty() || end.last() == path.last() && path.ends_with(end))
    }

    /// A name in any folder is the commonest pattern, and only the path's last name can match it.
    fn matches_names(&self, path: &str) -> bool {
        match self.parts.as_slice() {
            [Part::Folders, Part::Name(name)] => name.matches(path.rsplit('/').next().unwrap_or(path)),
            _ => self.walk(path),
        }
    }

    /// Only the last `**/` is tried again, which finds every match.
    fn walk(&self, path: &str) -> bool {
        let (mut parts, mut names) = (self.parts.as_slice(), path.split('/'));
        let mut again = None;
        loop {
            if let Some((Part::Folders, behind)) = parts.split_first() {
                again = Some((behind, names.clone()));
                parts = behind;
            }
            match (parts.split_first(), names.next()) {
                (None, None) => return true,
                (Some((Part::Name(segment), behind)), Some(name)) if segment.matches(name) => parts = behind,
                _ => {
                    let Some((behind, from)) = again.as_mut() else { return false };
                    if from.next().is_none() {
                        return false;
                    }
                    (parts, names) = (*behind, from.clone());
                }
            }
        }
    }

    /// The first name in it that no path of a repository has: an empty one, `.` or `..`.
    #[must_use]
    pub fn impossible_name(&self) -> Option<String> {
        let names = self.parts.iter().filter_map(Part::name).filter(|segment| segment.is_fixed());
        names.map(Segment::end).find(|name| matches!(name.as_str(), "" | "." | ".."))
    }
}

impl Part {
    fn name(&self) -> Option<&Segment> {
        if let Self::Name(segment) = self { Some(segment) } else { None }
    }
}

/// The text that every match starts with.
fn start(parts: &[Part]) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        let Part::Name(segment) = part else { break };
        text.extend(segment.start());
        if !segment.is_fixed() {
            break;
        }
        if index + 1 < parts.len() {
            text.push('/');
        }
    }
    text
}

/// The text that every match ends with.
fn end(parts: &[Part]) -> String {
    parts.last().and_then(Part::name).map(Segment::end).unwrap_or_default()
}
