//! What a rule of the state may look at: one environment, and others as far as it asks for them.

use crate::model::excerpt::Excerpt;
use crate::model::fleet::{Declared, Environment};
use crate::model::name::StageName;
use crate::model::policy::{Pins, Policy, Stage};
use crate::model::release::Release;

/// One environment whose state is judged.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The environment, with what it declares.
    pub environment: &'a Environment,
    /// Where its file says so.
    pub place: Option<&'a Excerpt>,
    /// Whether it is known not to have been there at the base.
    pub joins: bool,
}

/// What is around a subject.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// Searches the environments as they are now.
    pub now: &'a Search<'a>,
    /// Searches them as they were at the base; where there is none, nothing is found.
    pub base: &'a Search<'a>,
    /// What the values file at a path declared at the base, where that is known.
    pub was: &'a dyn Fn(&str) -> Option<Declared>,
}

/// Finds an environment of a stage for which something holds: environments are read only until one is found, so a
/// change of one file doesn't cost a look at thousands.
pub type Search<'a> = dyn Fn(&StageName, &dyn Fn(&Environment) -> bool) -> Option<Environment> + 'a;

impl<'a> Subject<'a> {
    /// The release that it declares, where its stage pins releases.
    pub(super) fn pinned(&self, policy: &'a Policy) -> Option<(&'a Stage, &'a Release)> {
        let stage = policy.stage(self.environment.name.stage()).filter(|stage| stage.pins == Pins::Release)?;
        Some((stage, self.environment.declared.release()?))
    }
}
