//! `alone`: nothing that decides on releases changes together with one.

use super::context::{Context, Rule, SHOWN};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::listing::listed;
use crate::model::owners::PLACES;
use crate::model::policy::{POLICY_FILE, Policy};

const ID: &str = "alone";

/// The rule.
pub const RULE: Rule = Rule {
    id: ID,
    says: "a promotion changes no guarded file, and where the stage says `alone`, nothing but release values",
    judge,
};

/// A rollback is judged as a promotion is: what comes along with it is as new.
fn judge(change: &Move, context: &Context<'_>) -> Finding {
    if change.new.release().is_none() {
        return Finding::pass(ID, "no release is named");
    }
    if context.only_joins(change) {
        return Finding::pass(ID, "its stage runs it already");
    }
    // A file that is put right changes in more than its release, as nobody could read that.
    let beyond: Vec<&String> = context.beyond.iter().filter(|path| !context.is_repaired(path, change)).collect();
    let is_alone = context.policy.stage(&change.stage).is_some_and(|stage| stage.alone);
    let is_empty = beyond.is_empty();
    let (found, why): (Vec<&String>, String) = if is_alone {
        (beyond, format!("and a promotion to {} comes alone", change.stage))
    } else {
        let guarded = beyond.into_iter().filter(|path| is_guarded(path, context.policy));
        (guarded.collect(), "which a promotion may not change".to_owned())
    };
    if found.is_empty() {
        return Finding::pass(ID, if is_empty { "nothing else changes" } else { "no guarded file changes" });
    }
    let fact = format!("the same change touches {}, {why}", listed(found, SHOWN));
    if context.may_only_join(change) {
        let fact =
            format!("{fact}, unless nothing of it ever was there: this shallow clone doesn't go back far enough");
        return Finding::unverified(ID, fact, "get the history: `git fetch --unshallow`");
    }
    Finding::fail(ID, fact, "bring the rest in a merge request of its own")
}

/// What the policy says is guarded, and always what rules and owners are read from.
fn is_guarded(path: &str, policy: &Policy) -> bool {
    path == POLICY_FILE || PLACES.contains(&path) || policy.values.guarded.iter().any(|glob| glob.matches(path))
}
