//! `not-rejected`: the release is not rejected.

use super::context::{Context, Rule};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::policy::POLICY_FILE;

const ID: &str = "not-rejected";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "the release is not rejected", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    match context.policy.rejected.get(release) {
        None => Finding::pass(ID, format!("{release} is not rejected")),
        Some(why) => Finding::fail(
            ID,
            format!("{release} is rejected in {POLICY_FILE}: {why}"),
            format!("promote another release, or lift it in {}", context.policy_file()),
        ),
    }
}
