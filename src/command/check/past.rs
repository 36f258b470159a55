//! What the judged environments were at the base.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};

use crate::external::git::GitError;
use crate::external::source::Source;
use crate::model::fleet::Declared;
use crate::model::policy::Policy;
use crate::rule::values_syntax;

/// The base, read as far as a rule asks: all judged files at once, or none.
pub struct Past<'a> {
    base: Option<&'a Source<'a>>,
    policy: &'a Policy,
    paths: Vec<&'a str>,
    declared: OnceCell<HashMap<&'a str, Declared>>,
    failure: RefCell<Option<GitError>>,
}

impl<'a> Past<'a> {
    /// The past of these files.
    pub fn new(base: Option<&'a Source<'a>>, policy: &'a Policy, paths: Vec<&'a str>) -> Self {
        Self { base, policy, paths, declared: OnceCell::new(), failure: RefCell::new(None) }
    }

    /// The paths that were not there; none are known to be where there is no base.
    ///
    /// # Errors
    /// When the base can't be read.
    pub fn joined(&self) -> Result<BTreeSet<&'a str>, GitError> {
        let Some(base) = self.base else { return Ok(BTreeSet::new()) };
        let there = base.has(&self.paths)?;
        let absent = self.paths.iter().zip(there).filter(|(_, there)| !there);
        Ok(absent.map(|(path, _)| *path).collect())
    }

    /// What a file declared.
    pub fn declared(&self, path: &str) -> Option<Declared> {
        self.declared.get_or_init(|| self.read()).get(path).cloned()
    }

    /// Ends the looking back.
    ///
    /// # Errors
    /// When the base could not be read.
    pub fn finish(self) -> Result<(), GitError> {
        self.failure.into_inner().map_or(Ok(()), Err)
    }

    fn read(&self) -> HashMap<&'a str, Declared> {
        let key = &self.policy.values.release;
        let declared = |path: &str, content: Option<_>| Some(values_syntax::inspect(path, &content?, key).declared);
        let read = self.base.map(|base| base.each(&self.paths, declared)).unwrap_or(Ok(Vec::new()));
        let read = read.unwrap_or_else(|error| {
            self.failure.borrow_mut().get_or_insert(error);
            Vec::new()
        });
        self.paths.iter().copied().zip(read).filter_map(|(path, declared)| Some((path, declared?))).collect()
    }
}
