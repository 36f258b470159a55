//! Globs of paths, as `guarded` holds them.

use std::fmt;
use std::str::FromStr;

use globset::{GlobBuilder, GlobMatcher};

/// A glob of paths from the top of the repository: `*` and `?` stay within a folder, `**` doesn't.
#[derive(Debug, Clone)]
pub struct PathGlob {
    text: String,
    matcher: GlobMatcher,
}

impl PathGlob {
    /// A glob below a folder, whatever characters the folder's name has; none where `rest` is no glob.
    #[must_use]
    pub fn below(folder: &str, rest: &str) -> Option<Self> {
        let folder = globset::escape(folder);
        if folder.is_empty() { rest.parse().ok() } else { format!("{folder}/{rest}").parse().ok() }
    }

    /// The glob as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it catches a path.
    #[must_use]
    pub fn matches(&self, path: &str) -> bool {
        self.matcher.is_match(path)
    }

    /// The folder below which everything is that it can catch, without a slash at the end; empty for the top.
    #[must_use]
    pub fn root(&self) -> &str {
        let fixed = self.text.find(['*', '?', '[', '{', '\\']).unwrap_or(self.text.len());
        let folder = self.text.get(..fixed).and_then(|start| start.rsplit_once('/'));
        folder.map_or("", |(folder, _)| folder)
    }

    /// Whether it can catch files in folders below [`root`](Self::root), and not only in that folder.
    #[must_use]
    pub fn is_deep(&self) -> bool {
        self.text
            .get(self.root().len()..)
            .is_some_and(|rest| rest.contains("**") || rest.trim_start_matches('/').contains('/'))
    }
}

impl FromStr for PathGlob {
    type Err = globset::Error;

    fn from_str(text: &str) -> Result<Self, globset::Error> {
        let glob = GlobBuilder::new(text).literal_separator(true).build()?;
        Ok(Self { text: text.to_owned(), matcher: glob.compile_matcher() })
    }
}

impl fmt::Display for PathGlob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl PartialEq for PathGlob {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for PathGlob {}

#[cfg(test)]
mod tests {
    use super::*;

    fn glob(text: &str) -> PathGlob {
        text.parse().unwrap()
    }

    #[test]
    fn only_two_stars_cross_folders() {
        assert!(glob("app-of-apps-*.yaml").matches("app-of-apps-qa.yaml"));
        assert!(!glob("app-of-apps-*.yaml").matches("x/app-of-apps-qa.yaml"));
        assert!(!glob("a/*").matches("a/b/c"));
        assert!(glob("a/**").matches("a/b/c"));
        assert!(!glob("a/**").matches("a"));
        assert!(glob("a/**/c").matches("a/c"));
        assert!(glob(".gitlab-ci.yml").matches(".gitlab-ci.yml"));
    }

    #[test]
    fn the_root_is_where_everything_is() {
        let roots =
            ["a/b/c.yaml", "a/b*/c", "a*", "a/{b,c}/d", "**/x", "a/**"].map(|text| glob(text).root().to_owned());
        assert_eq!(roots, ["a/b", "a", "", "a", "", "a"]);
        let deep = ["a/b/c.yaml", "a/b*/c", "a*", "a/**", "a/**/x"].map(|text| glob(text).is_deep());
        assert_eq!(deep, [false, true, false, true, true]);
    }

    #[test]
    fn nonsense_is_refused() {
        assert!("a[".parse::<PathGlob>().is_err());
    }
}
