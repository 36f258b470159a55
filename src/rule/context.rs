//! What a rule may look at.

use std::collections::BTreeSet;

use super::past::{is_new, ran, was};
use crate::model::change::{Move, ReleaseEdit};
use crate::model::claims::Claims;
use crate::model::facts::Facts;
use crate::model::finding::{Finding, Verdict};
use crate::model::fleet::{Environment, Fleet};
use crate::model::listing::listed;
use crate::model::owners::{Owner, OwnersFile};
use crate::model::policy::{POLICY_FILE, Policy};
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
    /// The moves of the same change, this one among them as it may be; none where it is known to be the only one.
    pub others: &'a [Move],
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
enum Direction {
    /// An environment that never was joins at a release that its stage runs already.
    Joins,
    /// It gets what it ran last, before it was gone or held no release: a repair.
    Returns,
    /// It goes down to what ran there before: a rollback.
    Back,
    /// It may go back: where the history is cut, nobody sees what ran there before.
    Unseen,
    /// Everything else: what the rules of promotions are for.
    Forward,
}

impl<'a> Context<'a> {
    /// Judges a move by a rule that is for promotions alone. A rollback, a repair and an environment that joins bring
    /// nothing new to their stage.
    pub(super) fn promotion(&self, id: &'static str, change: &Move, judge: impl FnOnce() -> Finding) -> Finding {
        let Some(new) = change.new.release() else { return Finding::pass(id, "no release is named") };
        let directions: Vec<Direction> = change.edits.iter().map(|edit| self.direction(edit, new)).collect();
        if directions.contains(&Direction::Forward) {
            return judge();
        }
        if directions.contains(&Direction::Unseen) {
            return unseen(judge());
        }
        let why = if directions.contains(&Direction::Back) {
            "it goes back to what ran there before"
        } else if directions.contains(&Direction::Returns) {
            "it puts back what ran there last"
        } else {
            "its stage runs it already"
        };
        Finding::pass(id, why)
    }

    /// The edits of a move that bring a release: neither a repair nor an environment that joins does.
    pub(super) fn bringing<'m>(&self, change: &'m Move) -> Vec<&'m ReleaseEdit> {
        let Some(new) = change.new.release() else { return Vec::new() };
        let brings = |edit: &&ReleaseEdit| !matches!(self.direction(edit, new), Direction::Joins | Direction::Returns);
        change.edits.iter().filter(brings).collect()
    }

    /// Whether a file is one that the change only repairs.
    pub(super) fn is_repaired(&self, path: &str, change: &Move) -> bool {
        let Some(new) = change.new.release() else { return false };
        let returns = |edit: &ReleaseEdit| edit.path == path && self.direction(edit, new) == Direction::Returns;
        change.edits.iter().any(returns)
    }

    /// Whether all that a move does is to add environments at a release that their stage runs already.
    pub(super) fn only_joins(&self, change: &Move) -> bool {
        let joins = |edit, release| self.direction(edit, release) == Direction::Joins;
        change.new.release().is_some_and(|release| change.edits.iter().all(|edit| joins(edit, release)))
    }

    /// Whether that may be all, and the history is cut where it would say so.
    pub(super) fn may_only_join(&self, change: &Move) -> bool {
        let runs = |environment: &Environment| environment.declared == change.new;
        let is_unknown = |edit: &ReleaseEdit| edit.old.is_none() && self.timeline.of(&edit.environment).is_empty();
        !self.timeline.complete && self.fleet.of_stage(&change.stage).any(runs) && change.edits.iter().all(is_unknown)
    }

    /// The policy's file, with who has to approve a change of it where CODEOWNERS names somebody.
    pub(super) fn policy_file(&self) -> String {
        let decisions = self.owners.map(|file| file.owners.of(POLICY_FILE)).unwrap_or_default();
        let owners = decisions.iter().filter(|decision| !decision.optional).flat_map(|decision| decision.owners);
        let owners: BTreeSet<&Owner> = owners.collect();
        if owners.is_empty() {
            return POLICY_FILE.to_owned();
        }
        format!("{POLICY_FILE} (approval: {})", listed(owners, SHOWN))
    }

    /// The release that an environment ran before an edit.
    pub(super) fn was<'e>(&self, edit: &'e ReleaseEdit) -> Option<&'e Release>
    where
        'a: 'e,
    {
        was(edit, self.timeline, self.fleet)
    }

    fn direction(&self, edit: &ReleaseEdit, new: &Release) -> Direction {
        let runs = |environment: &Environment| environment.declared.release() == Some(new);
        if is_new(edit, self.timeline) && self.fleet.of_stage(edit.environment.stage()).any(runs) {
            return Direction::Joins;
        }
        let ran = || ran(new, edit, self.timeline);
        match self.was(edit) {
            Some(old) if old == new => Direction::Returns,
            Some(old) if old > new && ran() => Direction::Back,
            Some(old) if old > new && !self.timeline.complete => Direction::Unseen,
            None if !self.timeline.complete => Direction::Unseen,
            _ => Direction::Forward,
        }
    }
}

/// A failure that a look at the whole history might lift.
fn unseen(found: Finding) -> Finding {
    if found.verdict != Verdict::Fail {
        return found;
    }
    let fact = format!("{}, unless it ran there before: this shallow clone doesn't go back far enough", found.fact);
    Finding::unverified(found.rule, fact, "get the history: `git fetch --unshallow`")
}
