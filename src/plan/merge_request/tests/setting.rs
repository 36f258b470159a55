//! A promotion of qa with everything that a description can hold.

use std::collections::BTreeMap;

use crate::model::change::{Move, ReleaseEdit};
use crate::model::claims::{Claim, Claims};
use crate::model::facts::{Asker, Facts, Known};
use crate::model::finding::Finding;
use crate::model::fleet::{Declared, Fleet};
use crate::model::name::{EnvironmentName, StageName};
use crate::model::owners::OwnersFile;
use crate::model::policy::Policy;
use crate::model::promotion::{Ask, MergeRequest};
use crate::model::published::Published;
use crate::model::release::Release;
use crate::model::timeline::Timeline;
use crate::plan::consider::Judged;
use crate::rule::Context;

/// What a promotion to 1.5.0 is about.
pub(super) struct Setting {
    pub(super) ask: Ask,
    pub(super) judged: Judged,
    pub(super) policy: Policy,
    pub(super) facts: Facts,
    pub(super) timeline: Timeline,
    pub(super) owners: Option<OwnersFile>,
}

impl Setting {
    /// From 1.4.2 in qa-gcp, with nothing else to say.
    pub(super) fn new() -> Self {
        let ask = Ask::of(StageName::new("qa"));
        let new = release("1.5.0");
        let claim = Claim { release: new.clone(), tag: None, evidence: Vec::new(), overrides: BTreeMap::new() };
        let change = Move { stage: ask.stage.clone(), new: Declared::Release(new), edits: vec![edit("gcp", "1.4.2")] };
        let facts = Facts {
            releases: Known::No("nobody asked".to_owned()),
            published: Known::Yes(BTreeMap::new()),
            now: Known::No("no clock".to_owned()),
            asker: Known::Yes(Asker::Person),
        };
        Self {
            ask,
            judged: Judged { change, claim, findings: Vec::new(), unreadable: Vec::new() },
            policy: Policy::default(),
            facts,
            timeline: Timeline::default(),
            owners: None,
        }
    }

    /// With these notes of releases.
    pub(super) fn noted(mut self, notes: &[(&str, &str)]) -> Self {
        let notes = notes.iter().map(|(name, notes)| {
            let pipelines = Known::Yes(Vec::new());
            (release(name), Published { notes: Some((*notes).to_owned()), due: None, pipelines })
        });
        self.facts.published = Known::Yes(notes.collect());
        self
    }

    /// With these lines of CODEOWNERS.
    pub(super) fn owned(mut self, text: &str) -> Self {
        self.owners = Some(OwnersFile::new("CODEOWNERS", text.as_bytes().to_vec()));
        self
    }

    /// The merge request.
    pub(super) fn text(&self) -> MergeRequest {
        self.with(|context| super::super::text(&self.ask, &self.judged, context))
    }

    pub(super) fn with<T>(&self, body: impl FnOnce(&Context<'_>) -> T) -> T {
        body(&Context {
            policy: &self.policy,
            fleet: &Fleet::default(),
            timeline: &self.timeline,
            owners: self.owners.as_ref(),
            facts: &self.facts,
            claims: &Claims::NONE,
            beyond: &[],
            others: &[],
        })
    }
}

pub(super) fn release(text: &str) -> Release {
    text.parse().unwrap()
}

/// One environment of qa, with what it declared.
pub(super) fn edit(cloud: &str, old: &str) -> ReleaseEdit {
    let environment = EnvironmentName::new(StageName::new("qa"), cloud);
    let path = format!("app-of-apps/values-qa-{cloud}.yaml");
    ReleaseEdit { environment, path, old: Some(Declared::from_text(old)) }
}

/// A finding that holds.
pub(super) fn pass(rule: &'static str, fact: &str) -> Finding {
    Finding::pass(rule, fact)
}
