//! The environments beside those that are judged, read only as far as a rule looks at them.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashSet};

use crate::external::git::GitError;
use crate::external::source::Source;
use crate::model::content::Depth;
use crate::model::fleet::Environment;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::policy::{Match, Policy};
use crate::rule::values_syntax;

/// The environments of one state, by stage.
pub struct Peers<'a> {
    source: &'a Source<'a>,
    policy: &'a Policy,
    /// Those that were read already.
    judged: Vec<Environment>,
    stages: OnceCell<RefCell<BTreeMap<StageName, Known>>>,
    /// The first failure to read one: a search answers none then, and nobody may take that for an answer.
    failure: RefCell<Option<GitError>>,
}

/// What is known of one stage.
#[derive(Default)]
struct Known {
    /// One environment for each thing that any of them declares.
    distinct: Vec<Environment>,
    /// Those that were not looked at yet, the next one last.
    unread: Vec<(EnvironmentName, String)>,
    /// How many were read at once last time.
    portion: usize,
}

/// The most that are read at once.
const MOST: usize = 1024;

impl<'a> Peers<'a> {
    /// Those of a source, of which some are judged, and so known already.
    pub fn new(source: &'a Source<'a>, policy: &'a Policy, judged: Vec<Environment>) -> Self {
        Self { source, policy, judged, stages: OnceCell::new(), failure: RefCell::new(None) }
    }

    /// An environment of the stage for which something holds.
    pub fn search(&self, stage: &StageName, holds: &dyn Fn(&Environment) -> bool) -> Option<Environment> {
        let found = self.try_search(stage, holds);
        found.unwrap_or_else(|error| {
            self.failure.borrow_mut().get_or_insert(error);
            None
        })
    }

    /// Ends the searches.
    ///
    /// # Errors
    /// When one of them could not read what it looked at.
    pub fn finish(self) -> Result<(), GitError> {
        self.failure.into_inner().map_or(Ok(()), Err)
    }

    fn try_search(
        &self,
        stage: &StageName,
        holds: &dyn Fn(&Environment) -> bool,
    ) -> Result<Option<Environment>, GitError> {
        let stages = match self.stages.get() {
            Some(stages) => stages,
            None => self.stages.get_or_init(|| RefCell::default()),
        };
        let mut stages = stages.borrow_mut();
        if stages.is_empty() {
            *stages = self.listed()?;
        }
        let Some(known) = stages.get_mut(stage) else { return Ok(None) };
        let mut seen = 0;
        loop {
            if let Some(found) = known.distinct.iter().skip(seen).find(|environment| holds(environment)) {
                return Ok(Some(found.clone()));
            }
            seen = known.distinct.len();
            if known.unread.is_empty() {
                return Ok(None);
            }
            self.read_more(known)?;
        }
    }

    /// Every environment by its stage; those that are judged are known.
    fn listed(&self) -> Result<BTreeMap<StageName, Known>, GitError> {
        let names: Vec<StageName> = self.policy.stages.iter().map(|stage| stage.name.clone()).collect();
        let mut stages: BTreeMap<StageName, Known> =
            names.iter().map(|stage| (stage.clone(), Known::default())).collect();
        let judged: HashSet<&str> = self.judged.iter().map(|environment| environment.path.as_str()).collect();
        let files = &self.policy.values.files;
        // Backwards: the next one is last.
        for path in self.source.list(files.root(), Depth::All)?.into_iter().rev() {
            let Match::Environment(name) = files.matches(&path, &names) else { continue };
            if let Some(known) = stages.get_mut(name.stage()).filter(|_| !judged.contains(path.as_str())) {
                known.unread.push((name, path));
            }
        }
        for environment in &self.judged {
            if let Some(known) = stages.get_mut(environment.name.stage()) {
                known.note(environment.clone());
            }
        }
        Ok(stages)
    }

    /// Reads one, then more and more at once: often the first one answers.
    fn read_more(&self, known: &mut Known) -> Result<(), GitError> {
        known.portion = (known.portion * 4).clamp(1, MOST);
        let rest = known.unread.len().saturating_sub(known.portion);
        let mut next = known.unread.split_off(rest);
        next.reverse();
        let paths: Vec<&str> = next.iter().map(|(_, path)| path.as_str()).collect();
        let key = &self.policy.values.release;
        let declared = self.source.each(&paths, |path, content| {
            content.map(|content| values_syntax::inspect(path, &content, key).declared)
        })?;
        for ((name, path), declared) in next.into_iter().zip(declared) {
            if let Some(declared) = declared {
                known.note(Environment { name, path, declared });
            }
        }
        Ok(())
    }
}

impl Known {
    fn note(&mut self, environment: Environment) {
        if !self.distinct.iter().any(|known| known.declared == environment.declared) {
            self.distinct.push(environment);
        }
    }
}
