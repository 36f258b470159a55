//! What a rule may look at.

use crate::model::change::{Move, ReleaseEdit};
use crate::model::claims::Claims;
use crate::model::facts::Facts;
use crate::model::finding::Finding;
use crate::model::fleet::Fleet;
use crate::model::owners::OwnersFile;
use crate::model::policy::Policy;
use crate::model::release::Release;
use crate::model::report::RuleText;
use crate::model::timeline::Timeline;

/// How many names a fact lists before it is cut.
pub(super) const SHOWN: usize = 5;

/// The state of things before a move, all of it read at the base of the change and never from the change itself, and
/// what comes with the move.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// What each environment declares.
    pub fleet: &'a Fleet,
    /// What ran where and when.
    pub timeline: &'a Timeline,
    /// Who owns which files; none where there is no CODEOWNERS.
    pub owners: Option<&'a OwnersFile>,
    /// What is known of the world outside.
    pub facts: &'a Facts,
    /// What the messages of the change claim.
    pub claims: &'a Claims,
    /// The paths that the same change touches in any other way than by a release.
    pub beyond: &'a [String],
}

/// A rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its id, which is its file's name with hyphens.
    pub id: &'static str,
    /// What it says, one sentence.
    pub says: &'static str,
    /// Judges one move.
    pub judge: fn(&Move, &Context<'_>) -> Finding,
}

impl Rule {
    /// Its id and what it says.
    #[must_use]
    pub const fn text(&self) -> RuleText {
        RuleText { id: self.id, says: self.says }
    }
}

/// What an edit is, given what ran before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// An environment joins at a release that its stage runs already.
    Joins,
    /// It goes down to what ran there before: a rollback.
    Back,
    /// Everything else: what the rules of promotions are for.
    Forward,
}

impl<'a> Context<'a> {
    /// What an edit to this release is.
    pub(super) fn direction(&self, edit: &ReleaseEdit, new: &Release) -> Direction {
        let runs = |environment: &crate::model::fleet::Environment| environment.declared.release() == Some(new);
        if edit.old.is_none() && self.fleet.of_stage(edit.environment.stage()).any(runs) {
            return Direction::Joins;
        }
        let is_down = self.was(edit).is_some_and(|old| old > new);
        let ran = || self.timeline.ran(new, &edit.environment).next().is_some();
        if is_down && ran() { Direction::Back } else { Direction::Forward }
    }

    /// Why the rules of promotions have nothing to say of a move: no edit of it promotes. None where one does.
    pub(super) fn spared(&self, change: &Move) -> Option<&'static str> {
        let new = change.new.release()?;
        let directions: Vec<Direction> = change.edits.iter().map(|edit| self.direction(edit, new)).collect();
        match directions.as_slice() {
            all if all.contains(&Direction::Forward) => None,
            all if all.contains(&Direction::Back) => Some("it goes back to what ran there before"),
            _ => Some("what joins runs what its stage runs"),
        }
    }

    /// The release that an environment declared before an edit. Where it was gone or unreadable then, the last one that
    /// it ever had: nothing gets around a rule by way of a pause.
    pub(super) fn was<'e>(&self, edit: &'e ReleaseEdit) -> Option<&'e Release>
    where
        'a: 'e,
    {
        let declared = edit.old.as_ref().and_then(|old| old.release());
        declared.or_else(|| self.timeline.of(&edit.environment).iter().rev().find_map(|stay| stay.declared.release()))
    }
}
