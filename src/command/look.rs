//! Reads everything that a decision depends on.

use super::base::{Base, base};
use super::contact::Contact;
use super::facts::facts;
use super::owners::owners_at;
use super::witnesses::witnesses;
use crate::external::git::{Repository, read_history};
use crate::external::gitlab::Looked;
use crate::failure::Failure;
use crate::model::claims::Claims;
use crate::model::facts::{Facts, Known};
use crate::model::fleet::Fleet;
use crate::model::owners::OwnersFile;
use crate::model::progress::Progress;
use crate::model::promotion::Ask;
use crate::model::timeline::Timeline;
use crate::rule::Context;

/// What was read, at one tip of the target branch.
#[derive(Debug)]
pub struct Seen {
    /// The base.
    pub base: Base,
    /// What each environment declares there.
    pub fleet: Fleet,
    /// What ran where and when, up to there.
    pub timeline: Timeline,
    /// Who owns which files there.
    pub owners: Option<OwnersFile>,
    /// What is known of the world outside.
    pub facts: Facts,
    /// Where the product's tags stood when releases were promoted, where they are known now.
    pub witnesses: Claims,
    /// The merge requests that there are.
    pub requests: Known<Looked>,
}

/// Reads it, for an ask or for all that could be asked.
///
/// # Errors
/// When the base can't be read, or GitLab is to be asked and gives no answer.
pub fn look(
    repository: &Repository,
    contact: &mut Contact,
    ask: Option<&Ask>,
    tell: &mut dyn FnMut(Progress),
) -> Result<Seen, Failure> {
    let base = base(repository, contact.reach, tell)?;
    let history = read_history(repository, base.tip, &base.policy, tell)?;
    let fleet = history.fleet(&base.policy);
    let (facts, requests) = facts(repository, (&base, &fleet), ask, contact)?;
    let owners = owners_at(repository, base.tip)?;
    let is_known = matches!(facts.releases, Known::Yes(_));
    let witnesses = if is_known { witnesses(repository, &history.timeline) } else { Claims::NONE };
    Ok(Seen { base, fleet, timeline: history.timeline, owners, facts, witnesses, requests })
}

impl Seen {
    /// The same, as a decision takes it.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context {
            policy: &self.base.policy,
            fleet: &self.fleet,
            timeline: &self.timeline,
            owners: self.owners.as_ref(),
            facts: &self.facts,
            claims: &self.witnesses,
            beyond: &[],
            others: &[],
        }
    }
}
