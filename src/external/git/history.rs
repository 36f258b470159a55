//! The fleet at a commit and the timeline that led to it.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;
use rayon::prelude::*;

use super::chain::Link;
use super::difference::{Difference, File};
use super::error::GitError;
use super::kind::Kind;
use super::partial::prefetch;
use super::repository::Repository;
use super::walk::{End, RawStep, Walk};
use crate::model::content::LARGEST;
use crate::model::fleet::{Declared, Environment, Fleet, Unreadable};
use crate::model::name::{EnvironmentName, StageName};
use crate::model::oid::Oid;
use crate::model::policy::{Match, Policy};
use crate::model::timeline::{Stay, Step, Timeline};

/// What the history of a branch says up to one commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The commit.
    pub tip: Oid,
    /// How many first-parent commits are known up to it.
    pub length: u64,
    /// What ran where and when.
    pub timeline: Timeline,
    /// The files at the tip that look like values files of no configured stage.
    pub strays: Vec<String>,
}

impl History {
    /// The fleet at the tip: what is still running by the timeline.
    #[must_use]
    pub fn fleet(&self, policy: &Policy) -> Fleet {
        let running = self.timeline.running().map(|(name, stay)| {
            let declared = stay.declared.clone();
            Environment { name: name.clone(), path: policy.values.files.path_of(name), declared }
        });
        Fleet { environments: running.collect(), strays: self.strays.clone() }
    }
}

impl History {
    /// What is known before anything is read.
    #[must_use]
    pub fn empty(tip: Oid) -> Self {
        Self { tip, length: 0, timeline: Timeline::default(), strays: Vec::new() }
    }

    /// What is known before the first commit: there was nothing, for sure.
    #[must_use]
    pub fn before(first: Oid) -> Self {
        Self { timeline: Timeline { complete: true, ..Timeline::default() }, ..Self::empty(first) }
    }

    /// One more step of the branch: what environments declare from it on, none where they are gone.
    pub fn advance(&mut self, link: &Link, changes: impl IntoIterator<Item = (EnvironmentName, Option<Declared>)>) {
        self.length += 1;
        self.tip = link.commit;
        let time = Timestamp::from_second(link.time).unwrap_or(Timestamp::UNIX_EPOCH);
        let at = Step { commit: link.commit, time, ordinal: self.length };
        for (name, new) in changes {
            self.declare(name, new, at);
        }
    }

    /// This history with the steps that led from it to a new tip.
    pub(super) fn extended(
        mut self,
        repository: &Repository,
        (tip, walked): (Oid, &Walk),
        policy: &Policy,
    ) -> Result<Self, GitError> {
        let stages: Vec<StageName> = policy.stages.iter().map(|stage| stage.name.clone()).collect();
        let declared = declarations(repository, &walked.steps, policy, &stages)?;
        for step in walked.steps.iter().rev() {
            let at = step_of(step, self.length + walked.length);
            for change in &step.changes {
                let path = String::from_utf8_lossy(&change.path);
                match policy.values.files.matches(&path, &stages) {
                    Match::Environment(name) => self.declare(name, change.new.map(|f| value(f, &declared)), at),
                    Match::Stray => self.stray(&path, change),
                    Match::No => {}
                }
            }
        }
        self.tip = tip;
        self.length += walked.length;
        self.timeline.complete = match walked.end {
            End::Known => self.timeline.complete,
            End::Root => true,
            End::Cut => false,
        };
        Ok(self)
    }

    fn declare(&mut self, name: EnvironmentName, new: Option<Declared>, at: Step) {
        let stays = self.timeline.stays.entry(name).or_default();
        let running = stays.last_mut().filter(|stay| stay.until.is_none());
        if running.as_ref().map(|stay| &stay.declared) == new.as_ref() {
            return;
        }
        if let Some(running) = running {
            running.until = Some(at);
        }
        stays.extend(new.map(|declared| Stay { declared, since: at, until: None }));
    }

    fn stray(&mut self, path: &str, change: &Difference) {
        self.strays.retain(|stray| stray != path);
        if change.new.is_some() {
            self.strays.push(path.to_owned());
            self.strays.sort_unstable();
        }
    }
}

fn step_of(step: &RawStep, length: u64) -> Step {
    let time = Timestamp::from_second(step.time).unwrap_or(Timestamp::UNIX_EPOCH);
    Step { commit: step.commit, time, ordinal: length - step.depth }
}

fn value(file: File, declared: &HashMap<Oid, Declared>) -> Declared {
    let known = declared.get(&file.oid).filter(|_| file.is_plain());
    known.cloned().unwrap_or_else(|| {
        Declared::Unreadable(Unreadable { why: "it is a symlink or a submodule".to_owned(), position: None })
    })
}

/// What each blob that ever was a values file declares; each is read once.
fn declarations(
    repository: &Repository,
    steps: &[RawStep],
    policy: &Policy,
    stages: &[StageName],
) -> Result<HashMap<Oid, Declared>, GitError> {
    let is_values = |change: &Difference| {
        std::str::from_utf8(&change.path)
            .is_ok_and(|path| matches!(policy.values.files.matches(path, stages), Match::Environment(_)))
    };
    let changes = steps.iter().flat_map(|step| &step.changes).filter(|change| is_values(change));
    let blobs: HashSet<Oid> =
        changes.filter_map(|change| change.new).filter(|file| file.is_plain()).map(|file| file.oid).collect();
    let blobs: Vec<Oid> = blobs.into_iter().collect();
    prefetch(repository, &blobs)?;
    // In portions, so that memory holds only a part of a long history.
    let portions = blobs.chunks(4096).map(|portion| {
        let read = |oid: &Oid| Ok((*oid, repository.objects.read_within(Kind::Blob, *oid, LARGEST)?));
        let read = portion.iter().map(read).collect::<Result<Vec<_>, GitError>>();
        let declared = |content: Result<Vec<u8>, u64>| match content {
            Ok(text) => declared(&text, policy),
            Err(size) => unreadable(&format!("the file has {size} bytes"), None),
        };
        Ok(read?.into_par_iter().map(|(oid, content)| (oid, declared(content))).collect::<Vec<_>>())
    });
    portions.collect::<Result<Vec<_>, GitError>>().map(|all| all.into_iter().flatten().collect())
}

/// What the text of a values file declares.
#[must_use]
pub fn declared(text: &[u8], policy: &Policy) -> Declared {
    match crate::model::yaml::scalar_at(text, &policy.values.release) {
        Ok(scalar) if scalar.is_null => unreadable("the release is empty", Some(scalar.position)),
        Ok(scalar) => Declared::from_text(&scalar.value),
        Err(error) => unreadable(&error.message(), error.positions().first().copied()),
    }
}

fn unreadable(why: &str, position: Option<crate::model::position::Position>) -> Declared {
    Declared::Unreadable(Unreadable { why: why.to_owned(), position })
}

/// The stays of a timeline, as the cache keeps them.
pub(super) type Stays = BTreeMap<EnvironmentName, Vec<Stay>>;
