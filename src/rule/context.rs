//! What a rule may look at.

use crate::model::change::Move;
use crate::model::facts::Facts;
use crate::model::finding::Finding;
use crate::model::fleet::Fleet;
use crate::model::policy::Policy;
use crate::model::report::RuleText;
use crate::model::timeline::Timeline;

/// How many names a fact lists before it is cut.
pub(super) const SHOWN: usize = 5;

/// The state of things before a move: everything is read at the base of the change, never from the change itself.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// What each environment declares.
    pub fleet: &'a Fleet,
    /// What ran where and when.
    pub timeline: &'a Timeline,
    /// What is known of the world outside.
    pub facts: &'a Facts,
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
