//! Up or down: a promotion goes up, a rollback goes down, and each has its own command.

use super::earlier::{may_go_back, running};
use crate::model::change::{Move, ReleaseEdit};
use crate::model::fleet::{Declared, Environment};
use crate::model::promotion::{Ask, Direction};
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::rule::Context;

/// The rule that an override lifts where a hotfix goes below what runs.
pub(super) const NO_DOWNGRADE: &str = "no-downgrade";

/// Which way edits go, by their content: back where one of them goes down.
#[must_use]
pub fn direction(edits: &[ReleaseEdit], release: &Release) -> Direction {
    if edits.iter().any(|edit| is_newer(edit, release)) { Direction::Back } else { Direction::Forward }
}

fn is_newer(edit: &ReleaseEdit, release: &Release) -> bool {
    edit.old.as_ref().and_then(Declared::release).is_some_and(|old| old > release)
}

/// A promotion goes up, also where a rollback would be within the rules: that one is asked for by its own name. A
/// hotfix goes down where the policy lets a reason override that.
pub(super) fn goes_down(ask: &Ask, change: &Move, release: &Release, context: &Context<'_>) -> Option<Refusal> {
    if ask.direction == Direction::Back || is_hotfix(ask, context) {
        return None;
    }
    let ahead = change.edits.iter().find(|edit| is_newer(edit, release))?;
    Some(Refusal::Step {
        message: format!(
            "a promotion goes up, and {} runs {}, which is newer than {release}",
            ahead.environment,
            ahead.was()
        ),
        help: format!(
            "leave out what is ahead with --environment, or promote a newer release; \
             git eurodat rollback {} --to {release} sets it back",
            change.stage
        ),
    })
}

fn is_hotfix(ask: &Ask, context: &Context<'_>) -> bool {
    let allowed = context.policy.overrides.get(NO_DOWNGRADE);
    ask.overrides.contains_key(NO_DOWNGRADE) && allowed.is_some_and(|stages| stages.contains(&ask.stage))
}

/// A rollback goes down in every environment that it changes.
///
/// # Errors
/// When one runs nothing newer.
pub(super) fn only_down(
    environments: &[&Environment],
    release: &Release,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let stays = environments.iter().find(|one| !may_go_back(one, release, context.timeline));
    stays.map_or(Ok(()), |one| Err(goes_up(one, running(one, context.timeline), release)))
}

fn goes_up(environment: &Environment, running: Option<&Release>, release: &Release) -> Refusal {
    let runs = running.map_or_else(
        || format!("{} never ran a release", environment.name),
        |running| format!("{release} isn't older than {running} in {}", environment.name),
    );
    let stage = environment.name.stage();
    Refusal::Step {
        message: format!("a rollback goes down, and {runs}"),
        help: format!("git eurodat promote {stage} --release {release}, or name only what is ahead with --environment"),
    }
}
