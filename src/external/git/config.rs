//! The user's configuration as git itself merges it.

use std::collections::HashMap;

use super::error::GitError;
use super::program::{Program, Started};

/// Everything that `git config --list` says: system, user, repository, includes, `git -c` and environment.
#[derive(Debug, Clone, Default)]
pub struct Config {
    values: HashMap<String, Vec<String>>,
}

impl Config {
    /// Starts the command that lists the configuration.
    ///
    /// # Errors
    /// When git can't be started.
    pub fn ask(git: &Program) -> Result<Started, GitError> {
        git.start(&["config", "-z", "--list"])
    }

    /// Takes the answer.
    ///
    /// # Errors
    /// When git refuses the configuration, such as for a syntax error in a file.
    pub fn take(asked: Started) -> Result<Self, GitError> {
        let listed = asked.finish()?;
        let mut values: HashMap<String, Vec<String>> = HashMap::new();
        for record in String::from_utf8_lossy(&listed).split_terminator('\0') {
            // A key without `=` has no line end behind it and means true.
            let (key, value) = record.split_once('\n').unwrap_or((record, "true"));
            values.entry(key.to_owned()).or_default().push(value.to_owned());
        }
        Ok(Self { values })
    }

    /// The value that counts: the last one. Section and variable in lower case, subsections as written.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).and_then(|values| values.last()).map(String::as_str)
    }

    /// To how many URLs a remote pushes: its push URLs, or all of its URLs where it has none.
    #[must_use]
    pub fn push_urls(&self, remote: &str) -> usize {
        let count = |variable: &str| self.values.get(&format!("remote.{remote}.{variable}")).map_or(0, Vec::len);
        match count("pushurl") {
            0 => count("url"),
            several => several,
        }
    }

    /// The variables that name merge drivers, programs of the user's own
    /// ([gitattributes](https://git-scm.com/docs/gitattributes#_defining_a_custom_merge_driver)).
    pub fn merge_drivers(&self) -> impl Iterator<Item = &str> {
        let keys = self.values.keys().map(String::as_str);
        keys.filter(|key| key.strip_prefix("merge.").is_some_and(|rest| rest.ends_with(".driver")))
    }

    /// Whether a variable is set to true as git reads booleans.
    #[must_use]
    pub fn is_true(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            matches!(value.as_str(), "true" | "yes" | "on") || value.parse::<i64>().is_ok_and(|number| number != 0)
        })
    }

    /// The remote that has what a partial clone left behind; none in a whole clone
    /// ([partial clone](https://git-scm.com/docs/partial-clone)).
    #[must_use]
    pub fn promisor(&self) -> Option<&str> {
        let promises = |remote: &&str| self.is_true(&format!("remote.{remote}.promisor"));
        // The extension is how git marked such clones before it knew several promisors.
        self.get("extensions.partialclone").or_else(|| self.remotes().into_iter().find(promises))
    }

    /// Whether a partial clone left trees behind, not only blobs.
    #[must_use]
    pub fn leaves_trees(&self) -> bool {
        let filter = |remote| self.get(&format!("remote.{remote}.partialclonefilter"));
        self.promisor().and_then(filter).is_some_and(|filter| filter.contains("tree:"))
    }

    /// The names of the remotes, sorted.
    #[must_use]
    pub fn remotes(&self) -> Vec<&str> {
        let urls = self.values.keys().filter_map(|key| key.strip_prefix("remote."));
        let mut names: Vec<&str> =
            urls.filter_map(|key| key.strip_suffix(".url").or_else(|| key.strip_suffix(".pushurl"))).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
