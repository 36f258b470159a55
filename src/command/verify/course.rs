//! The course of a history: at each step what stood before it, by which it is judged.

use super::interest::Interest;
use super::readable::{last_readable, readable_policy};
use super::step::Step;
use crate::command::changes::{Changed, Reader};
use crate::command::facts::product_releases;
use crate::command::owners::owners_at;
use crate::command::witnesses::witnesses;
use crate::external::git::{
    Differ, Difference, GitError, History, Repository, Snapshot, read_history, read_history_anew,
};
use crate::failure::Failure;
use crate::model::claims::Claims;
use crate::model::diagnostic::Diagnostic;
use crate::model::facts::{Facts, Known};
use crate::model::fleet::Fleet;
use crate::model::oid::Oid;
use crate::model::owners::{OwnersFile, PLACES};
use crate::model::policy::{POLICY_FILE, Policy};
use crate::rule::Context;

/// Everything that a step is judged by, as it stood before the step.
#[derive(Debug)]
pub struct Course<'r> {
    /// The repository.
    pub repository: &'r Repository,
    differ: Differ<'r>,
    /// Reads values files.
    pub reader: Reader<'r>,
    /// The policy; where it can't be read, the last one that could.
    pub policy: Policy,
    /// What is wrong with the policy where it can't be read.
    faults: Option<Vec<Diagnostic>>,
    /// What is looked at.
    pub interest: Interest,
    owners: Option<OwnersFile>,
    history: History,
    /// What each environment declares.
    pub fleet: Fleet,
    facts: Facts,
    /// Where the product's tags stood when releases were promoted, where they are known now.
    pub witnesses: Claims,
    start: Start,
}

/// What a step changes.
#[derive(Debug)]
pub struct Differences {
    /// What is of interest.
    pub told: Vec<Difference>,
    /// What was seen beside it.
    pub others: Vec<Difference>,
    /// Whether that is all.
    pub is_whole: bool,
}

impl Differences {
    /// Whether a path of interest is among them.
    #[must_use]
    pub fn touches(&self, path: &str) -> bool {
        self.told.iter().any(|difference| difference.path == path.as_bytes())
    }
}

/// What is known beside the repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The change is open, and judged by the clock.
    Now,
    /// It is history: nobody here knows when it came to the branch.
    Past,
}

/// Whose policy and owners count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// Those that stood before each step.
    OfEachStep,
    /// Those that stood before the first one.
    OfTheStart,
}

/// How a course begins.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    /// The commit before the first step; none at the root.
    pub commit: Option<Oid>,
    /// The first step's commit.
    pub first: Oid,
    /// When the steps were made.
    pub when: When,
    /// Whether the product's remote may be asked.
    pub online: bool,
    /// Whose policy and owners count.
    pub rules: Rules,
}

impl<'r> Course<'r> {
    /// Reads what stood before the first step.
    ///
    /// # Errors
    /// When something can't be read.
    pub fn new(repository: &'r Repository, start: Start) -> Result<Self, Failure> {
        let (policy, faults) = match start.commit {
            Some(commit) => readable_policy(&Snapshot::of_commit(repository, commit)?)?,
            None => (Some(Policy::default()), None),
        };
        let policy = match (policy, start.commit) {
            (Some(policy), _) => policy,
            (None, Some(commit)) => last_readable(repository, commit)?,
            (None, None) => Policy::default(),
        };
        let history = match (start.commit, start.when) {
            (Some(commit), When::Now) => read_history(repository, commit, &policy, &mut |_| ())?,
            (Some(commit), When::Past) => read_history_anew(repository, commit, &policy)?,
            (None, _) => History::before(start.first),
        };
        let owners = start.commit.map(|commit| owners_at(repository, commit)).transpose()?.flatten();
        Ok(Self {
            repository,
            differ: Differ::new(&repository.objects),
            reader: Reader::new(repository),
            interest: Interest::of(&policy),
            fleet: history.fleet(&policy),
            facts: facts(repository, &policy, start),
            witnesses: if start.online { witnesses(repository, &history.timeline) } else { Claims::NONE },
            faults,
            policy,
            owners,
            history,
            start,
        })
    }

    /// What a rule may look at, as it stood before the step.
    pub fn context(&self) -> Context<'_> {
        Context {
            policy: &self.policy,
            fleet: &self.fleet,
            timeline: &self.history.timeline,
            owners: self.owners.as_ref(),
            facts: &self.facts,
            claims: const { &Claims::NONE },
            beyond: &[],
            others: &[],
        }
    }

    /// What ran where, up to the step.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Why nothing may move, where nobody can read the policy.
    pub fn refuses_all(&self) -> Option<&[Diagnostic]> {
        self.faults.as_deref()
    }

    /// What a step changes, where anything of that is of interest.
    ///
    /// # Errors
    /// When a tree can't be read.
    pub fn differences(&self, step: &Step) -> Result<Differences, GitError> {
        let wants = |folder: &[u8]| self.interest.wants(&String::from_utf8_lossy(folder));
        let all = self.differ.step((step.old, Some(step.new)), &wants)?;
        let (told, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|difference| self.interest.holds(&difference.path()));
        Ok(Differences { told, others, is_whole: !self.differ.passed_over() })
    }

    /// All paths that a step changes.
    ///
    /// # Errors
    /// When a tree can't be read.
    pub fn all_differences(&self, step: &Step) -> Result<Vec<Difference>, GitError> {
        self.differ.again((step.old, Some(step.new)), &|_| true)
    }

    /// Goes on: what the step's values files declare runs from here on.
    pub fn pass(&mut self, step: &Step, files: &[Changed]) {
        let Some(link) = &step.link else { return };
        let declared = |file: &Changed| file.new.as_ref().map(|values| values.declaration.declared.clone());
        self.history.advance(link, files.iter().map(|file| (file.environment.clone(), declared(file))));
        for file in files {
            self.fleet.declare(&file.environment, &file.path, declared(file));
        }
    }

    /// Goes on: the policy and the owners that the step leaves count for the next one.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn follow(&mut self, step: &Step, differences: &Differences) -> Result<(), Failure> {
        let Some(link) = step.link.as_ref().filter(|_| self.start.rules == Rules::OfEachStep) else { return Ok(()) };
        if PLACES.into_iter().any(|place| differences.touches(place)) {
            self.owners = owners_at(self.repository, link.commit)?;
        }
        if differences.touches(POLICY_FILE) {
            self.follow_policy(link.commit)?;
        }
        Ok(())
    }

    fn follow_policy(&mut self, commit: Oid) -> Result<(), Failure> {
        let (read, faults) = readable_policy(&Snapshot::of_commit(self.repository, commit)?)?;
        self.faults = faults;
        let Some(policy) = read else { return Ok(()) };
        let names = |policy: &Policy| policy.stages.iter().map(|stage| stage.name.clone()).collect::<Vec<_>>();
        if policy.values != self.policy.values || names(&policy) != names(&self.policy) {
            self.history = read_history_anew(self.repository, commit, &policy)?;
            self.fleet = self.history.fleet(&policy);
            // What was read by another key says nothing.
            self.reader = Reader::new(self.repository);
        }
        if self.start.online && policy.product != self.policy.product {
            self.facts.releases = product_releases(self.repository, &policy.product);
        }
        self.interest = Interest::of(&policy);
        self.policy = policy;
        Ok(())
    }
}

fn facts(repository: &Repository, policy: &Policy, start: Start) -> Facts {
    let releases = if start.online {
        product_releases(repository, &policy.product)
    } else {
        Known::No("the product's remote was not asked; --online asks it".to_owned())
    };
    let now = match start.when {
        When::Now => Known::Yes(crate::external::clock::now()),
        When::Past => Known::No("the dates of commits are what their makers say".to_owned()),
    };
    let published = Known::No("GitLab was not asked".to_owned());
    Facts { releases, published, now, asker: Known::No("a change doesn't say who asked for it".to_owned()) }
}
