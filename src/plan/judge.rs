//! How every rule stands to a move, and which noes a reason lifts.

use crate::model::change::Move;
use crate::model::finding::{Finding, Verdict};
use crate::rule::{ALL, Context};

/// How each rule stands to a move.
#[must_use]
pub fn judge(change: &Move, context: &Context<'_>) -> Vec<Finding> {
    ALL.iter().map(|rule| lifted((rule.judge)(change, context), change, context)).collect()
}

/// A no for which a reason is given, where the policy takes one. What can't be verified stays so: a reason proves
/// nothing.
fn lifted(finding: Finding, change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release().filter(|_| finding.verdict == Verdict::Fail) else { return finding };
    let stages = context.policy.overrides.get(finding.rule);
    let is_allowed = stages.is_some_and(|stages| stages.contains(&change.stage));
    let rule = finding.rule;
    match context.claims.reason(rule, release) {
        Some(reason) if is_allowed => Finding::pass(rule, format!("overridden: {reason} ({})", finding.fact)),
        Some(_) => {
            let help = format!("[overrides] in .eurodat.toml doesn't let a reason override {rule} in {}", change.stage);
            helped(finding, &help)
        }
        None if is_allowed => helped(finding, &format!("or give a reason: --override {rule}=REASON")),
        None => finding,
    }
}

fn helped(finding: Finding, more: &str) -> Finding {
    let help = finding.help.map_or_else(|| more.to_owned(), |help| format!("{help}; {more}"));
    Finding { help: Some(help), ..finding }
}
