//! What differs between two states, read as a change of releases.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::external::git::{Difference, File, GitError, Repository, content, fetch_blobs};
use crate::model::change::Change;
use crate::model::key_path::KeyPath;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::policy::{Match, Policy};
use crate::plan::{Values, ValuesChange, change};

/// Reads values files as they differ. In a history the new side of one step is the old one of a later step: each is read
/// once.
#[derive(Debug)]
pub struct Reader<'r> {
    repository: &'r Repository,
    kept: HashMap<(File, String), Rc<Values>>,
    /// How many bytes those have.
    size: usize,
}

/// A values file that differs, on both sides.
#[derive(Debug)]
pub struct Changed {
    /// The environment.
    pub environment: EnvironmentName,
    /// The file.
    pub path: String,
    /// What was there.
    pub old: Option<Rc<Values>>,
    /// What is there.
    pub new: Option<Rc<Values>>,
    same_mode: bool,
}

/// So many bytes of files are kept.
const MOST: usize = 32 << 20;

impl<'r> Reader<'r> {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(repository: &'r Repository) -> Self {
        Self { repository, kept: HashMap::new(), size: 0 }
    }

    /// Has the values files of many steps at hand, before they are asked for one by one: a partial clone fetches them.
    ///
    /// # Errors
    /// When they can't be fetched.
    pub fn fetch<'d>(
        &self,
        differences: impl Iterator<Item = &'d Difference>,
        policy: &Policy,
    ) -> Result<(), GitError> {
        let stages: Vec<StageName> = policy.stages.iter().map(|stage| stage.name.clone()).collect();
        let values =
            differences.filter(|difference| policy.values.files.stage_of(&difference.path(), &stages).is_some());
        fetch_blobs(self.repository, values.flat_map(|difference| [difference.old, difference.new]).flatten())
    }

    /// The values files among the paths that differ.
    ///
    /// # Errors
    /// When one can't be read.
    pub fn values_files(&mut self, differences: &[Difference], policy: &Policy) -> Result<Vec<Changed>, GitError> {
        let stages: Vec<StageName> = policy.stages.iter().map(|stage| stage.name.clone()).collect();
        let mut found = Vec::new();
        for difference in differences {
            let path = difference.path();
            if let Match::Environment(environment) = policy.values.files.matches(&path, &stages) {
                let key = &policy.values.release;
                let old = self.read(&path, (difference.old, None), key)?;
                let new = self.read(&path, (difference.new, old.as_deref()), key)?;
                let same_mode = difference.old.map(|file| file.mode) == difference.new.map(|file| file.mode);
                found.push(Changed { environment, path, old, new, same_mode });
            }
        }
        Ok(found)
    }

    fn read(
        &mut self,
        path: &str,
        (file, before): (Option<File>, Option<&Values>),
        key: &KeyPath,
    ) -> Result<Option<Rc<Values>>, GitError> {
        let Some(file) = file else { return Ok(None) };
        let place = (file, path.to_owned());
        if let Some(known) = self.kept.get(&place) {
            return Ok(Some(Rc::clone(known)));
        }
        let content = content(self.repository, file)?;
        let values = match before {
            Some(before) => before.later(path, content, key),
            None => Values::read(path, content, key),
        };
        let values = Rc::new(values);
        self.size += values.content.bytes().map_or(0, <[u8]>::len);
        if self.size > MOST {
            self.kept.clear();
            self.size = 0;
        }
        self.kept.insert(place, Rc::clone(&values));
        Ok(Some(values))
    }
}

/// The change that values files make, beside what else differs.
#[must_use]
pub fn change_of(files: &[Changed], differences: &[Difference]) -> Change {
    let values: HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let others = differences.iter().map(Difference::path).filter(|path| !values.contains(path.as_str())).collect();
    let files: Vec<ValuesChange<'_>> = files.iter().map(Changed::both).collect();
    change(&files, others)
}

impl Changed {
    fn both(&self) -> ValuesChange<'_> {
        let (old, new) = (self.old.as_deref(), self.new.as_deref());
        ValuesChange { environment: &self.environment, path: &self.path, old, new, same_mode: self.same_mode }
    }
}
